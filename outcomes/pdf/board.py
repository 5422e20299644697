"""The dashboard on paper, for the board: the same figures and charts."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core.pdf import Printed, render_pdf
from core.templatetags.dates import whole_day
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.queries.labels import labels_of
from outcomes.policies.suppression import suppress
from outcomes.presenters.retention import Asked, headline_of, health, tiles
from outcomes.presenters.retention_exits import reasons
from outcomes.presenters.retention_words import of
from outcomes.presenters.retention_years import compared, heat
from outcomes.queries.participations import least_shown, participations_in

SHEETS = ["css/print/fonts.css", "css/print/board.css"]


def print_board(office: Office, asked: Asked, chips: list[dict[str, str]]) -> Printed:
    """The report as a tagged PDF on letter paper. Raises CannotPrint."""
    return render_pdf(board_page(office, asked, chips), stylesheets=SHEETS)


def board_page(office: Office, asked: Asked, chips: list[dict[str, str]]) -> str:
    """The document in HTML, in the reader's language."""
    language = get_language() or "en"
    with override(language):
        context = {
            "language": language,
            "office": office,
            "title": _("Partnership report, %(day)s") % {"day": whole_day(asked.frame.today)},
            "heading": _heading(asked),
            "chips": chips,
            "tiles": tiles(asked),
            "headline": headline_of(asked),
            "health": health(asked),
            "heat": heat(asked),
            "reasons": reasons(asked),
            "compared": compared(asked),
            "students": None if asked.filters.said else _students(office, asked),
        }
        return render_to_string("outcomes/print/board.html", context)


def _heading(asked: Asked) -> str:
    kept, base = asked.counts[f"kept.{asked.pair}"], asked.counts[f"base.{asked.pair}"]
    if not base:
        return _("Our partnerships")
    names = {
        "kept": of(kept, base),
        "year": asked.frame.years[asked.place - 1].label,
        "next": asked.frame.years[asked.place].label,
    }
    return _("We kept %(kept)s partners, %(year)s to %(next)s") % names


def _students(office: Office, asked: Asked) -> dict[str, Any]:
    """Participations of the last whole year, small ones left out. Of a part of the office there
    are none: two reports of parts would tell what each leaves out."""
    year = asked.frame.years[asked.place]
    below = least_shown(office)
    kinds = labels_of(office, Vocabulary.ACTIVITY_KIND)
    found = suppress(participations_in(office, year), below)
    rows = sorted(found.shown.items(), key=lambda it: (it[1] is None, -(it[1] or 0), it[0]))
    return {
        "year": year.label,
        "rows": [(kinds.get(kind, kind), count) for kind, count in rows],
        "total": found.total,
        "hides": found.hides,
        "below": below,
    }
