"""The people of an office."""

from django.db.models import QuerySet

from offices.models import Membership, Office


def members_of(office: Office) -> QuerySet[Membership]:
    """Active members by name."""
    members = Membership.objects.filter(office=office, deactivated_at=None)
    return members.select_related("user").order_by("display_name", "id")


def get_member(office: Office, pk: int) -> Membership:
    """One member, active or not; raises Membership.DoesNotExist."""
    return Membership.objects.select_related("user").get(office=office, pk=pk)
