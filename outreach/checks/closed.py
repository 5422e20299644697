"""Is the business still there? Its flag, and whether anything reaches anybody."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.checks.people import PEOPLE
from core.registries.checks import Check, Click, Evidence, Floor, flag, word
from outreach.checks.touches import TOUCHES
from partnerships.checks.words import DEPARTMENT, day_in, form, on_page
from partnerships.enums.exits import SURVEY_SHARES, ExitReason


def _closing(evidence: Evidence) -> str:
    return _("They are closing or cutting back")


def _sentence(evidence: Evidence, state: str) -> str:
    if evidence.get("closing"):
        return _closing(evidence)
    if state == "w":
        day = day_in(evidence, "bounced_on")
        return _("Mail to every address came back, last on %(day)s") % {"day": day}
    return _("No sign of closing") if state == "o" else _("No address and no exchange this year")


def _mend(slug: str, partner_id: int, evidence: Evidence) -> Click:
    if evidence.get("closing"):
        return form(_("Correct it"), "partner_edit", slug, partner_id)
    return form(_("Add a contact"), "contact_new", slug, partner_id)


ALL_BOUNCED = "(people.addresses > 0 AND people.addresses = people.bounced) IS TRUE"

CLOSED = Check(
    key=ExitReason.BUSINESS_CLOSED,
    label=gettext_lazy("Still in business"),
    weight=SURVEY_SHARES[ExitReason.BUSINESS_CLOSED],
    strands=(),
    applies=f"NOT {DEPARTMENT}",
    state=f"""CASE WHEN p.closing THEN 'm' WHEN {ALL_BOUNCED} THEN 'w'
        WHEN people.addresses > 0 OR touches.two_way_on > p.year_ago THEN 'o' ELSE 'u' END""",
    evidence={
        "closing": flag("p.closing"),
        "bounced_on": word(f"CASE WHEN {ALL_BOUNCED} THEN people.bounced_on END"),
    },
    facts=(PEOPLE, TOUCHES),
    floors=(Floor("closing", "p.closing", _closing),),
    sentence=_sentence,
    action=_mend,
    proof=on_page("ends"),
)
