"""The log form: an activity that was, and what comes next."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.due.clock import instant
from core.forms import ChipRadios, DateField
from outreach.actions.follow_ups import FollowUpFields
from outreach.enums.activities import Status
from outreach.forms.activities import ActivityForm, TimeInput
from outreach.forms.days import NONE, PICK, chosen_day, day_choices
from outreach.forms.heard import OTHER, TODAY, YESTERDAY

ACTS = ("read", "pick", "skip", "drop")
"""Buttons that change what is on the form, and save nothing."""

HOW_TO = _("Write it like a text message: partner, people, dates and next step are read out of it.")

WHAT_LENGTH = 80
"""Letters of the note that a next step without words of its own takes over."""


class LogForm(ActivityForm):
    """Ask for little: with whom and a note are enough."""

    when = forms.ChoiceField(
        label=_("When"),
        widget=ChipRadios(reveals=OTHER),
        initial=TODAY,
        choices=[(TODAY, _("Today")), (YESTERDAY, _("Yesterday")), (OTHER, _("Another date"))],
    )
    starts_on = DateField(
        label=_("Date"),
        required=False,
        help_text=_("A day to come is put down as planned."),
    )
    follow_up = forms.ChoiceField(
        label=_("Next step"), widget=ChipRadios(reveals=PICK), initial=NONE, required=False
    )
    follow_up_due_on = DateField(label=_("Due"), required=False)
    follow_up_what = forms.CharField(label=_("What is next"), required=False, max_length=200)
    follow_up_at = forms.TimeField(label=_("Remind me at"), required=False, widget=TimeInput)
    done_follow_up = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self._choice_field("follow_up").choices = [(NONE, gettext("None")), *day_choices(today)]
        self.fields["notes"].help_text = f"{HOW_TO} {self.fields['notes'].help_text}"
        self.fields["kind"].error_messages["required"] = gettext("Choose how it went.")
        if not self.is_bound or self.is_searching():  # else the focus belongs on what is wrong
            self.fields["notes"].widget.attrs["autofocus"] = True

    def is_searching(self) -> bool:
        """Whether a button was pressed that saves nothing."""
        return super().is_searching() or (self.is_bound and any(it in self.data for it in ACTS))

    def clean(self) -> dict[str, Any]:
        """Turn chips into days; what lies ahead is planned."""
        cleaned = self.cleaned_data
        cleaned["starts_on"] = self._starts_on(cleaned)
        cleaned["follow_up_due_on"] = self._due_on(cleaned)
        self._check_reminder(cleaned)
        is_ahead = cleaned["starts_on"] is not None and cleaned["starts_on"] > self.today
        if is_ahead and cleaned.get("status") == Status.DONE:
            cleaned["status"] = Status.PLANNED
        return cleaned

    def follow_up_fields(self) -> FollowUpFields | None:
        """What the action takes; the note's beginning stands in for words that are missing."""
        due_on = self.cleaned_data["follow_up_due_on"]
        if due_on is None:
            return None
        return {"what": self._what(), "due_on": due_on, "remind_at": self._remind_at(due_on)}

    def _remind_at(self, due_on: date) -> datetime | None:
        at: time | None = self.cleaned_data["follow_up_at"]
        return instant(due_on, at, self.office.time_zone) if at else None

    def _check_reminder(self, cleaned: dict[str, Any]) -> None:
        """A time that is over would remind nobody."""
        due_on, at = cleaned["follow_up_due_on"], cleaned.get("follow_up_at")
        if due_on and at and instant(due_on, at, self.office.time_zone) <= timezone.now():
            self.add_error("follow_up_at", gettext("That time is over. Choose a later one."))

    def _starts_on(self, cleaned: dict[str, Any]) -> date | None:
        when = cleaned.get("when")
        if when != OTHER:
            return self.today - timedelta(days=when == YESTERDAY)
        day: date | None = cleaned.get("starts_on")
        if day is None and "starts_on" not in self.errors:
            self.add_error("starts_on", gettext("Pick a date."))
        return day

    def _due_on(self, cleaned: dict[str, Any]) -> date | None:
        choice = cleaned.get("follow_up") or NONE
        if choice == NONE:
            return None
        day = chosen_day(choice, self.today, cleaned.get("follow_up_due_on"))
        if day is None and "follow_up_due_on" not in self.errors:
            self.add_error("follow_up_due_on", gettext("Pick a date."))
        return day

    def _what(self) -> str:
        said: str = self.cleaned_data["follow_up_what"].strip()
        if said:
            return said
        lines = (self.cleaned_data["summary"] or self.cleaned_data["notes"]).split("\n")
        about = Truncator(lines[0].strip()).chars(WHAT_LENGTH)
        return gettext("Follow up: %(about)s") % {"about": about} if about else gettext("Follow up")
