"""Find activities."""

from offices.models import Office
from outreach.models import Activity


def get_activity(office: Office, pk: int) -> Activity:
    """One activity, archived or not; raises Activity.DoesNotExist."""
    return Activity.objects.select_related("office", "site", "leader", "recorded_by").get(
        office=office, pk=pk
    )
