"""Have we time for them, and does anybody answer for it when we have not?"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.addresses import address_in
from core.registries.checks import Check, Click, Evidence, number, word
from offices.permissions import Permission
from outreach.checks.promises import LATE, OURS, PROMISES
from partnerships.checks.words import NEVER, PRESENT, day_in, form
from partnerships.enums.exits import SURVEY_SHARES, ExitReason

OWNED = "ours.owner_id IS NOT NULL AND ours.owner_gone_on IS NULL"
OVERLOADED = f"({OWNED} AND ours.partners > ours.capacity) IS TRUE"


def _time(evidence: Evidence, state: str) -> str:
    if evidence.get("overdue"):
        return _overdue(evidence)
    if evidence.get("capacity"):
        return _("The owner cares for %(partners)s partners and has time for %(capacity)s") % (
            dict(evidence)
        )
    return _("Nothing overdue") if state == "o" else _("Nobody on our side looks after them")


def _overdue(evidence: Evidence) -> str:
    count: Any = evidence["overdue"]
    facts = {"count": count, "day": day_in(evidence, "since")}
    return (
        ngettext(
            "%(count)d follow-up overdue since %(day)s",
            "%(count)d follow-ups overdue, the oldest since %(day)s",
            count,
        )
        % facts
    )


def _escalated(evidence: Evidence, state: str) -> str:
    if not evidence.get("escalated"):
        return _("Nothing was passed on to those in charge")
    return _("Those in charge were told of what is overdue since %(day)s, and it still is") % {
        "day": day_in(evidence, "since")
    }


def _mend_time(slug: str, partner_id: int, evidence: Evidence) -> Click:
    if evidence.get("overdue"):
        return _mend_overdue(slug, partner_id, evidence)
    return form(_("Choose an owner"), "partner_edit", slug, partner_id)


def _proof(slug: str, partner_id: int) -> str:
    return f"{address_in(slug, 'follow_ups')}?partner={partner_id}"


def _mend_overdue(slug: str, partner_id: int, evidence: Evidence) -> Click:
    return Click(_("See what is overdue"), _proof(slug, partner_id), Permission.SEE, dialog=False)


TIME = Check(
    key=ExitReason.NO_STAFF_TIME,
    label=gettext_lazy("Time for them"),
    weight=SURVEY_SHARES[ExitReason.NO_STAFF_TIME],
    strands=("contact",),
    applies=PRESENT,
    state=f"""CASE
        WHEN promises.overdue_since <= p.day - {LATE} OR (promises.overdue > 0 AND {OVERLOADED})
            THEN 'm'
        WHEN promises.overdue > 0 OR {OVERLOADED} THEN 'w'
        WHEN {OWNED} THEN 'o'
        ELSE {NEVER} END""",
    evidence={
        "overdue": number("promises.overdue"),
        "since": word("promises.overdue_since"),
        "partners": number(f"CASE WHEN {OVERLOADED} THEN ours.partners END"),
        "capacity": number(f"CASE WHEN {OVERLOADED} THEN ours.capacity END"),
    },
    facts=(PROMISES, OURS),
    sentence=_time,
    action=_mend_time,
    proof=_proof,
)

CONSEQUENCES = Check(
    key=ExitReason.NO_CONSEQUENCES,
    label=gettext_lazy("Answering for it"),
    weight=SURVEY_SHARES[ExitReason.NO_CONSEQUENCES],
    strands=("contact",),
    applies=PRESENT,
    state=f"""CASE WHEN promises.escalated_since <= p.day - {2 * LATE} THEN 'm'
        WHEN promises.escalated > 0 THEN 'w' ELSE 'o' END""",
    evidence={
        "escalated": number("NULLIF(promises.escalated, 0)"),
        "since": word("promises.escalated_since"),
    },
    facts=(PROMISES,),
    sentence=_escalated,
    action=_mend_overdue,
    proof=_proof,
)
