"""A member's own page: the partners in its hands, and what it has said thanks for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When, Window

from core.pager import Page, order_of, page_of, placed, read_cursor
from core.prepared import prepared
from offices.models import Membership, Office
from outreach.queries.concerns import ConcernFilters, concerns_of, matching_concerns
from outreach.queries.silence import kept_by
from partnerships.enums.health import Band
from partnerships.enums.partners import Stage
from partnerships.models import Partner
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.partners import COLUMNS, PartnerRow, matching_partners, partner_row
from recognition.models import Recognition

PAGE_SIZE = 50
KEYS = order_of("rank,search_key")
THANKED = ("partner_id", "partner__name", "channel", "given_on", "in_all")


@dataclass(frozen=True)
class OwnCounts:
    """How many partners are in a member's hands, of how many the health is known, and how many
    are at risk."""

    partners: int
    known: int
    at_risk: int


def list_own(
    office: Office,
    member: Membership,
    today: date,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[PartnerRow]:
    """A page of the partners that a member owns, or backs up while their owner is away: those at
    risk first, then by name. Raises core.pager.BadCursor."""
    place = read_cursor(cursor, KEYS)
    asked = (office.pk, member.pk, today, place.backwards, (size,))
    page = page_of(_listed.rows(*asked, *place.values or ()), KEYS, size=size, place=place)
    shown = [partner_row(row, office, today) for row in page.rows]
    return Page(shown, page.next, page.previous)


def count_own(office: Office, member: Membership, today: date) -> OwnCounts:
    """The same partners, counted."""
    found = _counted.rows(office.pk, member.pk, today)
    return OwnCounts(*found[0]) if found else OwnCounts(0, 0, 0)


def count_late_answers(office: Office, member: Membership, today: date) -> int:
    """How many answers, promised by a day before today, are the member's to give."""
    late = matching_concerns(office, ConcernFilters(view="overdue"), today)
    return concerns_of(late, office, member, today).count()


def first_thanked_by(
    office: Office, member: Membership, since: date, most: int
) -> tuple[list[Any], int]:
    """The last thanks that a member recorded since a day (rows of THANKED), and how many."""
    found = _thanked.rows(office.pk, member.pk, since, (most,))
    return found, found[0].in_all if found else 0


def own_partners(office_id: int, member_id: int, today: date) -> QuerySet[Partner]:
    """Partners in a member's hands that have not ended, with the facts of their standing."""
    found = matching_partners(office_id, PartnerFilters(0)).exclude(stage=Stage.ENDED.value)
    return found.filter(kept_by(office_id, member_id, today, partner=""))


@prepared
def _listed(
    office_id: int,
    member_id: int,
    today: date,
    backwards: bool,
    size: tuple[int],
    *values: Any,
) -> QuerySet[Partner, Any]:
    """The rows of a page and one more, from the values of a cursor on."""
    rank = Case(When(health_band=Band.RISK.value, then=Value(0)), default=Value(1))
    found = own_partners(office_id, member_id, today).annotate(rank=rank)
    rows = found.values_list(*COLUMNS, "rank", named=True)
    return placed(rows, KEYS, backwards, values or None)[: size[0] + 1]


@prepared
def _counted(office_id: int, member_id: int, today: date) -> QuerySet[Partner, Any]:
    found = own_partners(office_id, member_id, today).order_by().values("office_id")
    counts = {
        "in_all": Count("pk"),
        "known": Count("pk", filter=~Q(health_band="")),
        "at_risk": Count("pk", filter=Q(health_band=Band.RISK.value)),
    }
    return found.annotate(**counts).values_list(*counts)


@prepared
def _thanked(
    office_id: int, member_id: int, since: date, most: tuple[int]
) -> "QuerySet[Recognition, Any]":
    given = Recognition.objects.filter(
        office_id=office_id, recorded_by_id=member_id, archived_at=None, given_on__gte=since
    )
    rows = given.annotate(in_all=Window(Count("*"))).order_by("-given_on", "-id")
    return rows.values_list(*THANKED, named=True)[: most[0]]
