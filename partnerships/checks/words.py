"""Words and addresses that the sentences of checks share."""

from datetime import date

from core.addresses import address_by_id
from core.registries.checks import Evidence
from core.templatetags.dates import day, month
from partnerships.enums.partners import PartnerKind, Stage

OK, WATCH, MISSING, UNKNOWN = "owmu"

ENGAGED = f"p.stage = '{Stage.ACTIVE}'"
"""That a partnership is under way."""
MEETING = f"p.stage IN ('{Stage.EXPLORING}', '{Stage.ACTIVE}')"
"""That both sides are talking, at least."""
CARED_FOR = f"p.stage IN ('{Stage.APPROACHED}', '{Stage.EXPLORING}', '{Stage.ACTIVE}')"
"""That silence would not be meant."""
PRESENT = f"p.stage <> '{Stage.PAUSED}'"
"""That it does not rest."""
DEPARTMENT = f"p.kind = '{PartnerKind.FACULTY_DEPARTMENT}'"

NEVER = "CASE WHEN p.is_new THEN 'u' ELSE 'm' END"
"""The state of what was never recorded: nobody is guilty in a partner's first year."""


def day_of(evidence: Evidence, key: str) -> date | None:
    """The day that the evidence names so."""
    said = evidence.get(key)
    return date.fromisoformat(said) if said else None


def day_in(evidence: Evidence, key: str) -> str:
    """The same in words: "Oct 7, 2026"."""
    return day(day_of(evidence, key))


def month_in(evidence: Evidence, key: str) -> str:
    """Its month in words: "Oct 2026"."""
    return month(day_of(evidence, key))


def partner_page(slug: str, partner_id: int) -> str:
    """The address of a partner's page."""
    return address_by_id("partner", slug)(partner_id)
