"""Does the district stand behind it? A leader's word, and an agreement where one is needed.

Of partners of the tiers that the office chooses a leader should be heard once a year; an
agreement is needed where a kind of activity needs one. The check stands in two strands.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.addresses import address_of
from core.registries.checks import Check, Click, Evidence, number, word
from offices.permissions import Permission
from outreach.checks.touches import TOUCHES
from partnerships.checks.agreements import AGREEMENTS
from partnerships.checks.words import DEPARTMENT, ENGAGED, NEVER, day_in, log, on_page
from partnerships.enums.exits import SURVEY_SHARES, ExitReason
from recognition.checks.thanks import BY_LEADERS

HEARD_ON = "greatest(touches.leader_on, by_leaders.given_on)"
LEADER = f"""CASE WHEN NOT (p.tier = ANY(%(leader_tiers)s)) THEN 'n'
    WHEN {HEARD_ON} IS NULL THEN {NEVER} WHEN {HEARD_ON} > p.year_ago THEN 'o' ELSE 'm' END"""

NEEDED = f"(touches.needs_agreement_on IS NOT NULL AND NOT {DEPARTMENT})"
AGREEMENT = f"""CASE WHEN agreements.agreement = 'running' THEN 'o'
    WHEN agreements.agreement = 'ending' THEN 'w'
    WHEN NOT {NEEDED} THEN 'n'
    WHEN agreements.agreement IS NULL THEN {NEVER}
    WHEN agreements.agreement = 'lapsed' THEN 'm' ELSE 'w' END"""
BOTH = f"({LEADER}) || ({AGREEMENT})"


def _leader(evidence: Evidence, state: str) -> str:
    day = day_in(evidence, "leader_on")
    if not day:
        return _("No leader has been in touch")
    if state == "o":
        return _("A leader was in touch on %(day)s") % {"day": day}
    return _("No leader in touch since %(day)s") % {"day": day}


def _agreement(evidence: Evidence, state: str) -> str:
    day, stands = day_in(evidence, "ends_on"), evidence.get("agreement")
    words = {
        "running": _("In force until %(day)s") if day else _("In force"),
        "ending": _("The agreement ends on %(day)s"),
        "lapsed": _("The agreement ended on %(day)s") if day else _("The agreement has ended"),
        "unsigned": _("The agreement is not signed yet"),
    }
    return words.get(str(stands), _("No agreement, and what they do needs one")) % {"day": day}


def _sentence(evidence: Evidence, state: str) -> str:
    """Of the worse half; where both are the same, of both."""
    halves = evidence.get("halves", {})
    words = {"contact": _leader, "agreement": _agreement}
    said = [words[it](evidence, half) for it, half in halves.items() if half == state]
    return "; ".join(said) or _("No leader and no agreement is needed")


def _mend(slug: str, partner_id: int, evidence: Evidence) -> Click:
    halves = evidence.get("halves", {})
    is_agreement = "mwuon".index(halves.get("agreement", "n")) < "mwuon".index(
        halves.get("contact", "n")
    )
    return (_mend_agreement if is_agreement else _mend_leader)(slug, partner_id, evidence)


def _mend_leader(slug: str, partner_id: int, evidence: Evidence) -> Click:
    return log(_("Log a touch of a leader"), slug, partner_id)


def _mend_agreement(slug: str, partner_id: int, evidence: Evidence) -> Click:
    if evidence.get("agreement_id"):
        url = address_of(slug, "agreement", evidence["agreement_id"])
        return Click(_("See the agreement"), url, Permission.SEE, dialog=False)
    url = address_of(slug, "agreement_new", partner_id)
    return Click(_("Write an agreement"), url, Permission.EDIT_PARTNERS, dialog=False)


SUPPORT = Check(
    key=ExitReason.NO_DISTRICT_SUPPORT,
    label=gettext_lazy("District support"),
    weight=SURVEY_SHARES[ExitReason.NO_DISTRICT_SUPPORT],
    strands=("contact", "agreement"),
    applies=ENGAGED,
    # the worse of the two: missing before watch before unknown before ok
    state=f"coalesce(substring('mwuon' from '[' || {BOTH} || ']'), 'n')",
    evidence={
        "leader_on": word(HEARD_ON),
        "agreement": word("agreements.agreement"),
        "ends_on": word("agreements.agreement_ends_on"),
        "agreement_id": number("agreements.agreement_id"),
        "needed_on": word("touches.needs_agreement_on"),
    },
    halves={"contact": LEADER, "agreement": AGREEMENT},
    half_sentences={"contact": _leader, "agreement": _agreement},
    half_actions={"contact": _mend_leader, "agreement": _mend_agreement},
    facts=(TOUCHES, BY_LEADERS, AGREEMENTS),
    sentence=_sentence,
    action=_mend,
    proof=on_page("agreements"),
)
