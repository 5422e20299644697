"""The form of a need: what a partner wants, in its words."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios, DateField
from partnerships.actions.needs import NeedFields
from partnerships.enums.needs import NeedTopic

ICONS = {
    NeedTopic.PIPELINE.value: "user-plus",
    NeedTopic.GOODWILL.value: "handshake",
    NeedTopic.VOLUNTEERING.value: "heart-handshake",
    NeedTopic.VISIBILITY.value: "megaphone",
    NeedTopic.CURRICULUM.value: "book-open",
    NeedTopic.TRAINING.value: "graduation-cap",
}


class NeedForm(forms.Form):
    """A new need; asked today unless another day is said."""

    words = forms.CharField(
        label=_("In their words"),
        max_length=300,
        widget=forms.Textarea(
            attrs={
                "rows": 2,
                "autofocus": True,
                "placeholder": _("Entry-level machinists who can read a drawing"),
            }
        ),
    )
    topic = forms.ChoiceField(
        label=_("What it is about"),
        choices=NeedTopic.choices,
        initial=NeedTopic.OTHER,
        widget=ChipRadios(icons=ICONS),
    )
    asked_on = DateField(label=_("Last asked"), help_text=_("When you last talked about it."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial = today
        self.fields["asked_on"].widget.attrs["max"] = today.isoformat()

    def need_fields(self) -> NeedFields:
        """What the actions take."""
        return cast("NeedFields", {name: self.cleaned_data[name] for name in self.fields})


class EditNeedForm(NeedForm):
    """A need that is there; also since when it is met."""

    met_on = DateField(
        label=_("Met or over since"),
        required=False,
        help_text=_("Empty as long as they want it."),
    )
