"""The form of a term or a holiday."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DateField
from offices.actions.calendar import SpanFields
from offices.models import Holiday, Office, Site, Term
from offices.queries.sites import choosable_sites


class SpanForm(forms.Form):
    """Cleans what is said about days of the calendar."""

    name = forms.CharField(
        label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    site = forms.ModelChoiceField(
        Site.objects.none(),
        label=_("Only for"),
        required=False,
        empty_label=_("The whole office"),
    )

    def __init__(
        self, data: Any = None, *, office: Office, span: Term | Holiday | None = None
    ) -> None:
        names = self.base_fields if span else ()
        super().__init__(data, initial={name: getattr(span, name) for name in names})
        sites = cast("forms.ModelChoiceField[Site]", self.fields["site"])
        sites.queryset = choosable_sites(office, span and span.site_id)

    def span_fields(self) -> SpanFields:
        """What the actions take."""
        return cast(SpanFields, self.cleaned_data)


class HolidayForm(SpanForm):
    """A single day needs no last day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].required = False
        self.fields["ends_on"].help_text = _("Leave it empty for a single day.")

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("ends_on") is None and "ends_on" not in self.errors:
            cleaned["ends_on"] = cleaned.get("starts_on")
        return cleaned
