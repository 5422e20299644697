"""Do we know what they want, and is what they wait for answered?"""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.registries.checks import Check, Click, Evidence, Facts, Floor, Lens, number, word
from offices.permissions import Permission
from partnerships.checks.needs import NEEDS
from partnerships.checks.words import MEETING, NEVER, day_in, form, on_page
from partnerships.enums.exits import SURVEY_SHARES, ExitReason

UNANSWERED = 14  # days past the promised one


def _concerns(lens: Lens) -> str:
    return f"""
        SELECT c.partner_id, count(*) AS overdue, min(c.promised_on) AS promised_on,
            (array_agg(c.id ORDER BY c.promised_on, c.id))[1] AS concern_id
        FROM outreach_concern c JOIN scanned p ON p.partner_id = c.partner_id
        WHERE c.office_id = %(office)s AND {lens.chosen("c.partner_id")} AND {lens.there("c")}
          AND c.raised_on <= %(as_of)s AND {lens.not_yet("c.answered_on", "as_of")}
          AND c.promised_on < p.day
        GROUP BY c.partner_id
    """


CONCERNS = Facts("concerns", _concerns)
"""What waits for an answer past the promised day. What a debrief said will stand beside it."""


def _unanswered(evidence: Evidence) -> str:
    return _("They wait for an answer that was promised for %(day)s") % {
        "day": day_in(evidence, "promised_on")
    }


def _sentence(evidence: Evidence, state: str) -> str:
    if evidence.get("promised_on"):
        return _unanswered(evidence)
    if not evidence.get("asked_on"):
        return _("We have not asked what they want")
    day = day_in(evidence, "asked_on")
    if state == "o":
        return _("On file, last asked on %(day)s") % {"day": day}
    return _("Not asked since %(day)s") % {"day": day}


def _mend(slug: str, partner_id: int, evidence: Evidence) -> Click:
    if evidence.get("concern_id"):
        url = reverse("concern_answer", args=[slug, evidence["concern_id"]])
        return Click(_("Answer them"), url, Permission.LOG)
    if evidence.get("need_id"):
        return form(_("Ask again"), "need_edit", slug, evidence["need_id"])
    return form(_("Write down what they want"), "need_new", slug, partner_id)


WANTS = Check(
    key=ExitReason.NEEDS_UNMET,
    label=gettext_lazy("What they want"),
    weight=SURVEY_SHARES[ExitReason.NEEDS_UNMET],
    strands=("needs",),
    applies=f"({MEETING} OR concerns.overdue > 0)",
    state=f"""CASE WHEN concerns.overdue > 0 THEN 'm' WHEN needs.asked_on IS NULL THEN {NEVER}
        WHEN needs.asked_on > p.year_ago THEN 'o' ELSE 'w' END""",
    evidence={
        "overdue": number("concerns.overdue"),
        "promised_on": word("concerns.promised_on"),
        "concern_id": number("concerns.concern_id"),
        "need_id": number("needs.need_id"),
        "asked_on": word("needs.asked_on"),
    },
    facts=(NEEDS, CONCERNS),
    floors=(Floor("concern", f"concerns.promised_on <= p.day - {UNANSWERED}", _unanswered),),
    sentence=_sentence,
    action=_mend,
    proof=on_page("needs"),
)
