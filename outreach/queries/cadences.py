"""How many open days each tier, or a partner by itself, may go without an exchange."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from core.prepared import prepared_by_key
from core.registries.beside import beside, is_read_beside
from offices.models import Office
from offices.queries.calendar import SchoolCalendar
from outreach.models import Cadence
from outreach.models.cadences import DEFAULT_DAYS
from outreach.queries.known import calendars_and_days
from partnerships.models import Partner

BESIDE = "cadences"


@dataclass(frozen=True)
class Cadences:
    """Days by tier, and what other numbers of days partners have of their own."""

    by_tier: dict[str, int]
    own: frozenset[int]

    @property
    def days(self) -> list[int]:
        """Every number of days that somebody is measured by."""
        return sorted({*self.by_tier.values(), *self.own})


def cadences_of(office: Office) -> Cadences:
    """All cadences of the office, in one statement."""
    return _cadences(_known.rows(office.pk))


def calendars_and_cadences(office: Office) -> tuple[dict[int, SchoolCalendar], Cadences]:
    """`calendars_of` and `cadences_of`, in one statement for both."""
    calendars, rows = calendars_and_days(office)
    return calendars, _cadences(rows)


def _cadences(found: Iterable[tuple[str, int]]) -> Cadences:
    rows = list(found)
    tiers = {str(tier): days for tier, days in rows if tier}
    defaults = {str(tier): days for tier, days in DEFAULT_DAYS.items()}
    return Cadences(defaults | tiers, frozenset(days for tier, days in rows if not tier))


def days_by_tier(office: Office) -> dict[str, int]:
    """Open days by tier: the office's own, else the defaults."""
    return cadences_of(office).by_tier


@dataclass(frozen=True)
class PartnerDays:
    """What a partner is measured by: days of its own, else those of its tier."""

    own: int | None
    of_tier: int


def cadences_beside(office_id: int) -> QuerySet[Cadence, Any]:
    """Beside a partner: its own days and its tier's."""
    either = Q(partner=OuterRef("pk")) | Q(partner=None, tier=OuterRef("tier"))
    rows = Cadence.objects.filter(either, office_id=office_id)
    return rows.values(said=JSONObject(tier="tier", days="days"))


def days_of_partner(office: Office, partner: Partner) -> PartnerDays:
    """The partner's days: those that came with it, else in one statement."""
    tier = str(partner.tier)
    if is_read_beside(partner, BESIDE):
        rows = {it.tier: it.days for it in beside(partner, BESIDE)}
    else:
        rows = dict(_of_partner.rows(office.pk, partner.pk, tier))
    return PartnerDays(rows.get(""), rows.get(tier, DEFAULT_DAYS[tier]))


@prepared_by_key
def _of_partner(office_id: int, partner_id: int, tier: str) -> QuerySet[Any, Any]:
    either = Q(partner_id=partner_id) | Q(partner=None, tier=tier)
    return Cadence.objects.filter(either, office_id=office_id).values_list("tier", "days")


@prepared_by_key
def _known(office_id: int) -> QuerySet[Any, Any]:
    return Cadence.objects.filter(office_id=office_id).values_list("tier", "days").distinct()
