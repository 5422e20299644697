"""The time at which a follow-up reminds, as people write it: a time, and a day if another one."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.due.clock import instant
from core.forms import DateField
from offices.models import Office
from outreach.forms.activities import TimeInput
from outreach.models import FollowUp


class ReminderMixin(forms.Form):
    """A time on the day that `cleaned_data["due_on"]` holds, or on another; `remind_at` is made
    of them. Forms give it their `office`."""

    office: Office
    remind_time = forms.TimeField(
        label=_("Remind me at"),
        required=False,
        widget=TimeInput,
        help_text=_("By mail, on the office's clock. Leave it empty for none."),
    )
    remind_on = DateField(
        label=_("Remind me on"),
        required=False,
        help_text=_("Only if not on the day itself."),
    )

    def clean(self) -> dict[str, Any]:
        """Make an instant of the time and its day."""
        cleaned = super().clean() or self.cleaned_data
        return cleaned | {"remind_at": self._remind_at(cleaned)}

    def _remind_at(self, cleaned: dict[str, Any]) -> datetime | None:
        at, day = cleaned.get("remind_time"), cleaned.get("remind_on")
        if at is None:
            if day is not None and "remind_time" not in self.errors:
                self.add_error("remind_time", gettext("Say at what time."))
            return None
        day = day or cleaned.get("due_on")
        before: datetime | None = self.initial.get("remind_at")
        if day is None or (before is not None and _on_the_wall(self.office, before) == (day, at)):
            return before
        remind_at = instant(day, at, self.office.time_zone)
        if remind_at <= timezone.now():
            self.add_error("remind_time", gettext("That time is over. Choose a later one."))
        return remind_at


def reminder_initial(office: Office, follow_up: FollowUp) -> dict[str, Any]:
    """What the form shows of a follow-up that is there."""
    if follow_up.remind_at is None:
        return {}
    day, at = _on_the_wall(office, follow_up.remind_at)
    is_other = day != follow_up.due_on
    return {
        "remind_at": follow_up.remind_at,
        "remind_time": at,
        "remind_on": day if is_other else None,
    }


def _on_the_wall(office: Office, moment: datetime) -> tuple[date, time]:
    """Its day and time on the office's clock, to the minute."""
    local = office.local(moment)
    return local.date(), local.time().replace(second=0, microsecond=0)
