"""Leaders of the office: principals, deans, superintendents."""

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
