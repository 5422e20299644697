"""The sheet "activities": a log of what happened with partners, and of what is due next."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from core.registries.sheets import Sheet
from outreach.models import FollowUp, Participation
from outreach.sheets.checking import check_activities
from outreach.sheets.columns import COLUMNS
from outreach.sheets.writing import write_activities


def partners_of(office_id: int, model: str, ids: Sequence[int]) -> set[int]:
    """Whose standing has to be computed anew when such rows go or change."""
    if model == "outreach.followup":
        steps = FollowUp.objects.filter(office=office_id, pk__in=ids)
        return set(steps.values_list("partner_id", flat=True))
    parts = Participation.objects.filter(office=office_id)
    if model == "outreach.participation":
        parts = parts.filter(pk__in=ids)
    elif model == "outreach.activity":
        parts = parts.filter(activity__in=ids)
    else:
        return set()
    return set(parts.values_list("partner_id", flat=True))


ACTIVITIES = Sheet(
    name="activities",
    order=30,
    label=_("Activities"),
    what=_("Calls, visits, guest speakers and the like, with partners that are there already."),
    icon="calendar-range",
    columns=COLUMNS,
    check=check_activities,
    write=write_activities,
    models=(
        "outreach.activity",
        "outreach.participation",
        "outreach.activitycontact",
        "outreach.followup",
    ),
    partners_of=partners_of,
    list_url="partners",
)
