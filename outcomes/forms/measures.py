"""The form of a measure."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios
from outcomes.actions.measures import MeasureFields
from outcomes.enums.measures import About, Unit
from outcomes.models import Measure

ICONS = {
    About.STUDENTS.value: "graduation-cap",
    About.SCHOOL.value: "school",
    About.STAFF.value: "users",
    About.PARTNER.value: "handshake",
}


class MeasureForm(forms.Form):
    """A measure; `is_used`: there are results, so whom it is about and its unit stay."""

    name = forms.CharField(
        label=_("What is measured"),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": _("Industry credentials earned")}
        ),
    )
    about = forms.ChoiceField(
        label=_("About"),
        choices=About.choices,
        initial=About.STUDENTS,
        widget=ChipRadios(icons=ICONS),
        help_text=_("Outcomes of few students are shown to nobody."),
    )
    unit = forms.ChoiceField(
        label=_("Counted in"), choices=Unit.choices, initial=Unit.COUNT, widget=ChipRadios()
    )
    definition = forms.CharField(
        label=_("What exactly counts"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("So that next year's number means the same."),
    )

    def __init__(
        self, data: Any = None, *, measure: Measure | None = None, is_used: bool = False
    ) -> None:
        names = self.base_fields if measure else ()
        super().__init__(data, initial={name: getattr(measure, name) for name in names})
        if is_used:
            del self.fields["about"], self.fields["unit"]

    def measure_fields(self) -> MeasureFields:
        """What the actions take."""
        return cast("MeasureFields", {name: self.cleaned_data[name] for name in self.fields})
