"""The form of a result: what, for which period, how much, out of how many."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios, DateField
from core.history.words import inside
from offices.queries.school_years import SchoolYear
from outcomes.actions.results import ResultFields
from outcomes.enums.measures import About, Unit
from outcomes.models import Measure, Result
from outcomes.policies.results import year_of_period
from outcomes.policies.shown_results import Held, Shown

OTHER = "other"
YEARS = 3
ASKED = {
    Unit.COUNT: _("How many"),
    Unit.PERCENT: _("How many"),
    Unit.HOURS: _("Hours"),
    Unit.DOLLARS: _("Dollars"),
    Unit.POINTS: _("Points, from 1 to 5"),
}
HELD_BACK = _("Not shown. Leave it empty to keep it, or type it anew.")


class ResultForm(forms.Form):
    """What came of a partnership; of this school year unless another period is chosen."""

    period = forms.ChoiceField(label=_("Period"), widget=ChipRadios(reveals=OTHER))
    starts_on = DateField(label=_("From"), required=False)
    ends_on = DateField(label=_("To"), required=False)
    value = forms.DecimalField(
        label=_("Value"),
        max_digits=12,
        decimal_places=2,
        min_value=0,
        help_text=_("A number. For per cent: how many, out of how many."),
    )
    of = forms.IntegerField(
        label=_("Out of"),
        min_value=0,
        max_value=2_147_483_647,
        required=False,
        help_text=_("Where it matters: 31 out of 40."),
    )
    source = forms.CharField(
        label=_("Where from"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("The state's credential report")}),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Never names of students, nor how many there were if they were few."),
    )
    shared_on = DateField(
        label=_("Shared with the partner on"),
        required=False,
        help_text=_("Empty until they were told."),
    )

    def __init__(self, *args: Any, years: Sequence[SchoolYear], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = {it.starts_on.isoformat(): it for it in years[:YEARS]}
        period = self.fields["period"]
        assert isinstance(period, forms.ChoiceField)
        chips = [(key, it.label) for key, it in self.years.items()]
        period.choices = [*chips, (OTHER, _("Another period"))]
        period.initial = next(iter(self.years))
        for name in ("starts_on", "shared_on"):
            self.fields[name].widget.attrs["max"] = today.isoformat()

    def clean(self) -> dict[str, Any]:
        """Both days of another period."""
        data = super().clean() or {}
        if data.get("period") == OTHER:
            for name in ("starts_on", "ends_on"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Say both days of the period."))
        return data

    def result_fields(self) -> ResultFields:
        """What the actions take."""
        data = {"of": None} | self.cleaned_data
        year = self.years.get(data["period"])
        fields: ResultFields = {
            "starts_on": year.starts_on if year else data["starts_on"],
            "ends_on": year.ends_on if year else data["ends_on"],
            "value": data["value"],
            "of": data["of"],
            "source": data["source"],
            "note": data["note"],
            "shared_on": data["shared_on"],
        }
        return fields


class NewResultForm(ResultForm):
    """A new result of one of the office's measures."""

    field_order = ("measure",)
    measure = forms.ModelChoiceField(
        label=_("What was measured"), queryset=Measure.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, measures: Sequence[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure = self.fields["measure"]
        assert isinstance(measure, forms.ModelChoiceField)
        measure.queryset = Measure.objects.filter(pk__in=[it.pk for it in measures])
        by_about = groupby(measures, key=lambda it: it.about)
        measure.choices = [
            (str(About(about).label), [(it.pk, _with_unit(it)) for it in those])
            for about, those in by_about
        ]

    def result_fields(self) -> ResultFields:
        fields = super().result_fields()
        fields["measure"] = self.cleaned_data["measure"]
        return fields


class EditResultForm(ResultForm):
    """A result that is there. What is not shown of it stays as it is while its field is empty."""

    def __init__(
        self, *args: Any, result: Result, seen: Shown, years: Sequence[SchoolYear], **kwargs: Any
    ) -> None:
        year = year_of_period(years[:YEARS], result.starts_on, result.ends_on)
        initial = {
            name: getattr(result, name)
            for name in ("starts_on", "ends_on", "source", "note", "shared_on")
        }
        initial |= {"period": year.starts_on.isoformat() if year else OTHER}
        initial |= {"value": plain(seen.value), "of": seen.of}
        super().__init__(*args, initial=initial, years=years, **kwargs)
        self.seen = seen
        self.fields["value"].label = ASKED[Unit(result.measure.unit)]
        self.fields["value"].help_text = ""
        if result.measure.unit == Unit.POINTS:
            del self.fields["of"]
        if seen.held == Held.OUT_OF:
            self.fields["of"].help_text = HELD_BACK
        elif seen.held != Held.NOT:
            self.fields["value"].required = False
            self.fields["value"].help_text = HELD_BACK

    def result_fields(self) -> ResultFields:
        fields = super().result_fields()
        for name in ("value", "of"):
            is_kept = getattr(self.seen, name) is None and fields.get(name) is None
            if is_kept and self.seen.held != Held.NOT:
                fields.pop(name)  # type: ignore[misc]  # both may be left out
        return fields


def plain(value: Decimal | None) -> Decimal | int | None:
    """A number without decimals that say nothing."""
    return value if value is None or value != int(value) else int(value)


def _with_unit(measure: Measure) -> str:
    """ "Satisfaction (points of 5)"; of what is simply counted the name alone."""
    if measure.unit == Unit.COUNT:
        return measure.name
    return f"{measure.name} ({inside(str(Unit(measure.unit).label))})"
