"""When an activity or a follow-up may be what it says: dates, statuses, numbers."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from outreach.enums.activities import KINDS, ActivityKind, Exchange, Status
from outreach.models import Activity

ROW_FIELDS = ("office", "site", "leader", "recorded_by")
"""Foreign keys, which the database checks; validating them here would cost a query each."""


def usual_exchange(kind: str) -> Exchange:
    """How an exchange of this kind usually goes: a voicemail is an attempt."""
    return KINDS[ActivityKind(kind)].exchange


def check_activity(activity: Activity, today: date) -> None:
    """Raise ValidationError, by field, unless the activity makes sense on `today`."""
    activity.clean_fields(exclude=ROW_FIELDS)
    if activity.ends_on is not None and activity.ends_on < activity.starts_on:
        raise ValidationError({"ends_on": _("The end cannot be before the beginning.")})
    if activity.status == Status.DONE and activity.starts_on > today:
        raise ValidationError(
            {"starts_on": _("This day is still to come. Choose “Planned” to put it down ahead.")}
        )
