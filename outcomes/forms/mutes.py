"""The form that mutes a check."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DateField
from outcomes.actions.mutes import LONGEST

USUAL = timedelta(days=90)


class MuteForm(forms.Form):
    """Why, and until when."""

    reason = forms.CharField(
        label=_("Why it does not count for this partner"),
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "autofocus": True,
                "placeholder": _("Their new director starts in January; we agreed to wait"),
            }
        ),
    )
    until = DateField(
        label=_("Until"),
        help_text=_("The last day, within a year. Then it counts again by itself."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = today + USUAL
        limits = {"min": today.isoformat(), "max": (today + LONGEST).isoformat()}
        self.fields["until"].widget.attrs.update(limits)
