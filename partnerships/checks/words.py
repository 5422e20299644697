"""Words and addresses that the sentences of checks share."""

from collections.abc import Callable
from datetime import date
from typing import Any

from core.addresses import address_by_id, address_in, address_of
from core.registries.checks import Click, Evidence
from core.templatetags.dates import day, month
from offices.permissions import Permission
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


def on_page(part: str) -> Callable[[str, int], str]:
    """What gives the address of a part of a partner's page."""
    return lambda slug, partner_id: f"{partner_page(slug, partner_id)}#{part}"


def form(label: Any, name: str, slug: str, pk: int) -> Click:
    """A form about a partner, or about one thing of it."""
    return Click(label, address_of(slug, name, pk), Permission.EDIT_PARTNERS)


def log(label: Any, slug: str, partner_id: int) -> Click:
    """The log, with the partner in it."""
    return Click(label, f"{address_in(slug, 'log')}?partner={partner_id}", Permission.LOG)
