"""How the office's papers look, its logo, and a member's signature."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios
from recognition.actions.stationery import StationeryFields
from recognition.enums.documents import Layout, Paper
from recognition.models import Stationery

IMAGES = "image/png,image/jpeg,image/webp"
NAMES = tuple(StationeryFields.__annotations__)


class ColourInput(forms.TextInput):
    """The browser's own picker of colours."""

    input_type = "color"


class StationeryForm(forms.Form):
    """Colours, address, look and paper."""

    first_colour = forms.CharField(label=_("First colour"), max_length=7, widget=ColourInput)
    second_colour = forms.CharField(label=_("Second colour"), max_length=7, widget=ColourInput)
    address = forms.CharField(
        label=_("Address on letters"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In lines, below the office's name: street, town, phone."),
    )
    layout = forms.ChoiceField(
        label=_("Look of certificates"), choices=Layout.choices, widget=ChipRadios()
    )
    paper = forms.ChoiceField(label=_("Paper"), choices=Paper.choices, widget=ChipRadios())

    def __init__(self, data: Any = None, *, stationery: Stationery) -> None:
        super().__init__(data, initial={name: getattr(stationery, name) for name in NAMES})


class LogoForm(forms.Form):
    """The office's logo."""

    logo = forms.FileField(
        label=_("Logo"),
        widget=forms.FileInput(attrs={"accept": IMAGES}),
        help_text=_("PNG, JPEG or WebP, up to 5 MB. It stands on certificates and letters."),
        error_messages={"required": _("Choose an image first.")},
    )


class SignatureForm(forms.Form):
    """One's own signature."""

    signature = forms.FileField(
        label=_("Your signature"),
        widget=forms.FileInput(attrs={"accept": IMAGES}),
        help_text=_(
            "A photo of it on white paper will do: the paper is taken away. "
            "It stands only on what you sign."
        ),
        error_messages={"required": _("Choose an image first.")},
    )
