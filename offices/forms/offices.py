"""The form of the office itself."""

from typing import Any, cast

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios
from offices.enums.offices import OfficeKind
from offices.models import Office
from offices.queries.zones import zone_choices


class OfficeForm(forms.Form):
    """Cleans what is said about the office; the rules are the action's."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("It stands in letters and mails, too.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=OfficeKind.choices, widget=ChipRadios())
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("Due dates, reminders and the daily digest follow it.")
    )
    year_starts_month = forms.TypedChoiceField(
        label=_("The school year starts in"), choices=list(MONTHS.items()), coerce=int
    )
    year_starts_day = forms.IntegerField(label=_("On day"), min_value=1, max_value=28)

    def __init__(self, data: Any = None, *, office: Office) -> None:
        super().__init__(data, initial={name: getattr(office, name) for name in self.base_fields})
        zones = cast(forms.ChoiceField, self.fields["time_zone"])
        zones.choices = zone_choices(office.time_zone)
