"""Find follow-ups: what is due, when, and whose it is while somebody is away."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from offices.models import Membership, Office
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import FollowUp
from partnerships.models import Partner

FRIDAY = 4


def get_follow_up(office: Office, pk: int) -> FollowUp:
    """One follow-up, archived or not; raises FollowUp.DoesNotExist."""
    return FollowUp.objects.select_related("partner", "owner").get(office=office, pk=pk)


def open_follow_ups(office: Office) -> QuerySet[FollowUp]:
    """Everything that is still to be done with partners that are not archived, oldest first."""
    return (
        FollowUp.objects.filter(
            office=office,
            status=FollowUpStatus.OPEN,
            archived_at=None,
            partner__archived_at=None,
        )
        .select_related("partner", "owner")
        .order_by("due_on", "id")
    )


def follow_ups_of(office: Office, member: Membership, today: date) -> QuerySet[FollowUp]:
    """What the member has to do: their own, and that of colleagues for whom they stand in."""
    return open_follow_ups(office).filter(_whose(office, member, today))


def partner_follow_ups(office: Office, partner: Partner) -> QuerySet[FollowUp]:
    """What is still to be done with one partner, next first."""
    return (
        FollowUp.objects.filter(
            office=office, partner=partner, status=FollowUpStatus.OPEN, archived_at=None
        )
        .select_related("owner")
        .order_by("due_on", "id")
    )


def absent_members(office: Office, today: date) -> QuerySet[Membership]:
    """Members who are away on that day, or have left."""
    away = Q(away_from__lte=today, away_until__gte=today)
    return Membership.objects.filter(away | Q(deactivated_at__isnull=False), office=office)


def end_of_week(today: date) -> date:
    """The last day of what Today shows ahead: Sunday; from Friday on, the Sunday after."""
    days = 6 - today.weekday()
    return today + timedelta(days=days + 7 if today.weekday() >= FRIDAY else days)


def _whose(office: Office, member: Membership, today: date) -> Q:
    """Of somebody absent, the partner's backup owner takes over; where there is none, or the
    backup is absent too, its owner.

    Whoever is absent is asked for first, so that the usual case is one walk along the index of
    open follow-ups by owner.
    """
    colleagues = absent_members(office, today).exclude(pk=member.pk)
    absent = list(colleagues.values_list("pk", flat=True))
    if not absent:
        return Q(owner=member)
    as_backup = Q(partner__backup_owner=member)
    no_backup = Q(partner__backup_owner=None) | Q(partner__backup_owner__in=absent)
    as_owner = Q(partner__owner=member) & no_backup
    return Q(owner=member) | (Q(owner__in=absent) & (as_backup | as_owner))
