"""An agreement on paper: goals, each side's part, its time, and where to sign."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.pdf import Printed, render_pdf
from core.templatetags.dates import whole_day
from offices.enums.vocabularies import Vocabulary
from offices.queries.labels import labels_of
from partnerships.enums.agreements import Side
from partnerships.models import Agreement, AgreementGoal
from partnerships.presenters.agreement_words import amount, unit_words

SHEETS = ["css/print/fonts.css", "css/print/agreement.css"]
EMPTY_LINES = 1  # where nobody is named for a side, somebody signs all the same


def print_agreement(agreement: Agreement, language: str) -> Printed:
    """The agreement as a tagged PDF on letter paper. Raises CannotPrint."""
    return render_pdf(agreement_page(agreement, language), stylesheets=SHEETS)


def agreement_page(agreement: Agreement, language: str) -> str:
    """The document in HTML, in a language."""
    with override(language):
        kinds = labels_of(agreement.office, Vocabulary.ACTIVITY_KIND)
        sites = agreement.sites.select_related("site").order_by("site__name", "site")
        context = {
            "language": language,
            "agreement": agreement,
            "office": agreement.office,
            "title": f"{agreement.title}: {agreement.partner.name}",
            "time": _time(agreement),
            "notice": _notice(agreement),
            "sites": ", ".join(it.site.name for it in sites),
            "goals": [_goal(it, kinds) for it in agreement.goals.order_by("id")],
            "parts": _parts(agreement),
            "sides": _sides(agreement),
        }
        return render_to_string("partnerships/agreement_print.html", context)


def _time(agreement: Agreement) -> str:
    names = {"first": whole_day(agreement.starts_on), "last": whole_day(agreement.ends_on)}
    if agreement.ends_on is None:
        return _("From %(first)s, until either side ends it") % names
    return _("From %(first)s to %(last)s") % names


def _notice(agreement: Agreement) -> str:
    if not agreement.notice_days:
        return ""
    return _("Either side may end it earlier with %(days)d days of notice.") % {
        "days": agreement.notice_days
    }


def _goal(goal: AgreementGoal, kinds: dict[str, str]) -> tuple[str, str]:
    what = unit_words(goal.counts, kinds.get(goal.kind, ""))
    return goal.words, f"{amount(goal.target)} · {what}"


def _parts(agreement: Agreement) -> list[tuple[str, list[str]]]:
    """Each side's part under its name, in paragraphs; a side without one is left out."""
    parts = (
        (agreement.office.name, agreement.our_part),
        (agreement.partner.name, agreement.their_part),
    )
    found = [(name, [it for it in text.splitlines() if it.strip()]) for name, text in parts]
    return [(name, lines) for name, lines in found if lines]


def _sides(agreement: Agreement) -> list[dict[str, Any]]:
    """Both sides with a line for each signature, and the day of those who have signed."""
    lines = list(agreement.signatories.order_by("id"))
    named = {Side.OURS: agreement.office.name, Side.THEIRS: agreement.partner.name}
    blank = [{"name": "", "title": "", "signed": ""}] * EMPTY_LINES
    return [
        {
            "name": name,
            "lines": [
                {"name": it.name, "title": it.title, "signed": _signed(it.signed_on)}
                for it in lines
                if it.side == side
            ]
            or blank,
        }
        for side, name in named.items()
    ]


def _signed(day: Any) -> str:
    return _("Signed %(day)s") % {"day": whole_day(day)} if day else ""
