"""Find follow-ups: what is due, when, and what of it is a member's."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from core.prepared import prepared_by_key
from offices.models import Membership, Office
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import FollowUp
from outreach.queries.due import in_order
from outreach.queries.stand_ins import roster

FRIDAY = 4


def get_follow_up(office: Office, pk: int) -> FollowUp:
    """One follow-up, archived or not; raises FollowUp.DoesNotExist."""
    return FollowUp.objects.select_related("partner", "owner").get(office=office, pk=pk)


def open_follow_ups(office: Office | int) -> QuerySet[FollowUp]:
    """Everything that is still to be done with partners that are not archived, in Today's order."""
    found = FollowUp.objects.filter(
        office=office, status=FollowUpStatus.OPEN, archived_at=None, partner__archived_at=None
    )
    return in_order(found.select_related("partner", "owner", "origin"))


def follow_ups_of(
    office: Office, member: Membership, today: date, *, by_mail: bool = False
) -> QuerySet[FollowUp]:
    """What the member has to do: their own, and that of colleagues for whom they stand in.

    `by_mail`: of what those in charge share, only the first of them is told.
    """
    had = roster(office, today).had_by(member.pk, by_mail=by_mail)
    return open_follow_ups(office).filter(had)


@prepared_by_key
def partner_follow_ups(
    office_id: int, partner_id: int, most: tuple[int]
) -> QuerySet[FollowUp, Any]:
    """What is still to be done with one partner, next first, at most so many."""
    found = FollowUp.objects.filter(
        office_id=office_id, partner_id=partner_id, status=FollowUpStatus.OPEN, archived_at=None
    )
    return found.select_related("owner", "origin").order_by("due_on", "id")[: most[0]]


def absent_members(office: Office | int, today: date) -> QuerySet[Membership]:
    """Members who are away on that day, or have left."""
    away = Q(away_from__lte=today, away_until__gte=today)
    return Membership.objects.filter(away | Q(deactivated_at__isnull=False), office=office)


def end_of_week(today: date) -> date:
    """The last day of what Today shows ahead: Sunday; from Friday on, the Sunday after."""
    days = 6 - today.weekday()
    return today + timedelta(days=days + 7 if today.weekday() >= FRIDAY else days)
