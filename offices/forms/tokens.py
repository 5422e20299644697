"""The form of a new API token."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios
from offices.actions.tokens import TokenFields

READ, WRITE = "read", "write"


class TokenForm(forms.Form):
    """A name, and whether the token may change things."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("What it is for, such as “Nightly report”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scope = forms.ChoiceField(
        label=_("It may"),
        choices=[(READ, _("Read only")), (WRITE, _("Read and change"))],
        initial=READ,
        widget=ChipRadios(),
        help_text=_("Never more than you may yourself."),
    )

    def as_fields(self) -> TokenFields:
        """What the action takes."""
        said: dict[str, Any] = self.cleaned_data
        return TokenFields(name=said["name"], can_write=said["scope"] == WRITE)
