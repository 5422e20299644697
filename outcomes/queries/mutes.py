"""Checks that do not count for a partner, by members' word."""

from offices.models import Office
from outcomes.models import MutedCheck


def mutes_of(office: Office, partner_id: int) -> dict[str, MutedCheck]:
    """By check, the mute that lasts longest; one that is over is among them, and says nothing."""
    rows = MutedCheck.objects.filter(office=office, partner=partner_id, archived_at=None)
    found = rows.select_related("recorded_by").order_by("until", "id")
    return {it.check_key: it for it in found}


def get_mute(office: Office, pk: int) -> MutedCheck:
    """One mute of the office, archived or not. Raises MutedCheck.DoesNotExist."""
    return MutedCheck.objects.select_related("partner", "office").get(office=office, pk=pk)
