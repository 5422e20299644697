"""The form that says when somebody left, or leaves."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DateField


class EndForm(forms.Form):
    """The last day of a role; today unless told otherwise."""

    ended_on = DateField(
        label=_("Last day"),
        help_text=_("A day to come is fine: until then we show that they are leaving."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].initial = today
