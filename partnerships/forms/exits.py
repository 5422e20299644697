"""How and why a partnership ended, and the office's own reasons."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ChipCheckboxes, ChipRadios, DateField
from offices.models import Office
from partnerships.actions.exits import ExitFields
from partnerships.models import Exit, OwnExitReason
from partnerships.queries.exits import OWN, read_reasons, reason_choices

PLANNED, BECAUSE = "planned", "because"


class ReasonsForm(forms.Form):
    """The reasons alone, as the close of a year asks for them."""

    reasons = forms.MultipleChoiceField(
        label=_("Why"), required=False, widget=ChipCheckboxes(), help_text=_("One or more.")
    )

    def __init__(self, *args: Any, office: Office, keep: Sequence[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office
        field = cast(forms.MultipleChoiceField, self.fields["reasons"])
        field.choices = reason_choices(office, keep)


class ExitForm(ReasonsForm):
    """The ending of a partnership."""

    how = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[
            (BECAUSE, _("There were reasons")),
            (PLANNED, _("Completed as planned")),
        ],
        widget=ChipRadios(reveals=BECAUSE),
        initial=BECAUSE,
    )
    ended_on = DateField(label=_("Ended on"))
    note = forms.CharField(
        label=_("What happened"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Notes may be public record."),
    )

    field_order = ("how", "reasons", "ended_on", "note")

    def __init__(self, data: Any = None, *, office: Office, exit: Exit | None = None) -> None:
        keep = [] if exit is None else [it.own_id for it in exit.causes.all() if it.own_id]
        initial = {"ended_on": office.today()} if exit is None else _initial(exit)
        super().__init__(data, office=office, keep=keep, initial=initial)

    def as_fields(self) -> ExitFields:
        """What the actions take."""
        said = self.cleaned_data
        is_planned = said["how"] == PLANNED
        why = read_reasons(self.office, [] if is_planned else said["reasons"])
        plain = {"ended_on": said["ended_on"], "as_planned": is_planned, "note": said["note"]}
        return cast(ExitFields, plain | why)


class OwnReasonForm(forms.Form):
    """A reason of the office's own."""

    name = forms.CharField(
        label=_("Reason"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    is_controllable = forms.BooleanField(
        label=_("We could have helped it"),
        required=False,
        help_text=_("Endings are counted apart: in our hands, and not."),
    )

    def __init__(self, data: Any = None, *, reason: OwnExitReason | None = None) -> None:
        names = self.base_fields if reason else ()
        said = {name: getattr(reason, name) for name in names} or {"is_controllable": True}
        super().__init__(data, initial=said)


def _initial(exit: Exit) -> dict[str, Any]:
    return {
        "how": PLANNED if exit.as_planned else BECAUSE,
        "reasons": [it.reason or f"{OWN}{it.own_id}" for it in exit.causes.all()],
        "ended_on": exit.ended_on,
        "note": exit.note,
    }
