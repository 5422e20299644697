"""Leaders of the office: principals, deans, superintendents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from core.prepared import prepared_by_key
from offices.enums.roles import Role
from offices.models import Membership, Office, SiteLeader


def leaders_of(office: Office, current: int | None = None) -> list[tuple[int, str]]:
    """Who leads a site today, or is a leader by role, with name and title, by name; and the one
    with the id `current` even if no more."""
    rows = _leaders.rows(office.pk, office.today(), current)
    return [(pk, leader_name(name, title)) for pk, name, title in rows]


def leader_name(name: str, title: str) -> str:
    """ "Bob Byrd, Principal"."""
    return f"{name}, {title}" if title else name


@dataclass(frozen=True)
class Leaders:
    """Who is a leader by role, and who led a site from when until when."""

    by_role: set[int]
    terms: Sequence[tuple[int, date, date | None]]
    today: date

    def holds(self, member: int, day: date) -> bool:
        """Whether they are one by role, or led a site on that day or lead one today."""
        if member in self.by_role:
            return True
        days = (day, self.today)
        terms = [(first, last) for pk, first, last in self.terms if pk == member]
        return any(first <= it <= (last or it) for first, last in terms for it in days)


def known_leaders(office: Office, member: Membership | None = None) -> Leaders:
    """All leaders of the office of all times; of one member alone where one is given."""
    terms = SiteLeader.objects.filter(office=office)
    by_role = Membership.objects.filter(office=office, role=Role.LEADER)
    if member is not None:
        terms, by_role = terms.filter(member=member), by_role.filter(pk=member.pk)
    spans = terms.values_list("member_id", "started_on", "ended_on")
    return Leaders(set(by_role.values_list("pk", flat=True)), list(spans), office.today())


def leader_choices(office_id: int) -> Sequence[tuple[str, Any]]:
    """Who is or was a leader: whom a name of a file may mean."""
    led = SiteLeader.objects.filter(office=office_id).values("member_id")
    found = Membership.objects.filter(Q(role=Role.LEADER) | Q(pk__in=led), office=office_id)
    rows = found.order_by("display_name", "pk").values_list("pk", "display_name")
    return [(str(pk), name) for pk, name in rows]


@prepared_by_key
def _leaders(office_id: int, today: date, current: int | None) -> QuerySet[Membership, Any]:
    goes_on = Q(ended_on=None) | Q(ended_on__gte=today)
    leading = SiteLeader.objects.filter(goes_on, office_id=office_id, started_on__lte=today)
    chosen = Q(role=Role.LEADER) | Q(pk__in=leading.values("member_id"))
    found = Membership.objects.filter(chosen, office_id=office_id, deactivated_at=None)
    if current is not None:
        stays = Q(pk=current) | (Q(deactivated_at=None) & chosen)
        found = Membership.objects.filter(stays, office_id=office_id)
    return found.order_by("display_name", "pk").values_list("pk", "display_name", "title")
