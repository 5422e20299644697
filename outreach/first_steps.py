"""The first thing that is written down."""

from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from core.registries.first_steps import FirstStep, is_any
from offices.permissions import Permission
from outreach.models import Activity


def has_activity(office_id: int) -> IsNull:
    """Whether anything has been logged."""
    activities = Activity.objects.filter(office=office_id, archived_at=None)
    return is_any(activities, "-starts_on", "-id")


FIRST_TOUCH = FirstStep(
    order=20,
    name="touch",
    label=_("Log your first touchpoint"),
    text=_("A call, a visit, a mail: one sentence is enough."),
    action=_("Log a touch"),
    url_name="log",
    permission=Permission.LOG,
    is_done=has_activity,
    sheet=True,
)
