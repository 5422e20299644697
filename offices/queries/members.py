"""The people of an office."""

from django.db.models import Q, QuerySet

from offices.models import Membership, Office


def members_of(office: Office, current: int | None = None) -> QuerySet[Membership]:
    """Active members by name, and the one with the id `current` even when they have left."""
    choosable = Q(deactivated_at=None) | Q(pk=current)
    members = Membership.objects.filter(choosable, office=office)
    return members.select_related("user").order_by("display_name", "id")


def get_member(office: Office, pk: int) -> Membership:
    """One member, active or not; raises Membership.DoesNotExist."""
    return Membership.objects.select_related("user").get(office=office, pk=pk)
