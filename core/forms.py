"""How forms look: the renderer and the widgets that every app uses."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from core.days import EARLIEST, LATEST


class FormRenderer(TemplatesSetting):
    """Render forms and fields with the templates in templates/forms."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateField(forms.DateField):
    """A day from 1900 to 2199, as in the API; of years typed wrong the office's clock knows no
    time."""

    widget = DateInput

    def validate(self, value: date | None) -> None:
        """Raise ValidationError for a day that nobody can mean."""
        super().validate(value)
        if value is not None and not EARLIEST <= value <= LATEST:
            raise ValidationError(_("Give a date from 1900 to 2199."), code="range")


class ChipRadios(forms.RadioSelect):
    """Choices as chips, one of which can be chosen.

    `icons` maps a value to the name of a lucide icon. The value `reveals` shows the element
    after the field (class "reveal") when it is chosen.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        icons: Mapping[str, str] | None = None,
        reveals: str | None = None,
    ) -> None:
        super().__init__(attrs, choices)
        self.icons = icons or {}
        self.reveals = reveals

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the icon of an option, and the mark on the one that reveals a further field."""
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        value = str(option["value"])
        option["icon"] = self.icons.get(value, "")
        if self.reveals is not None and value == self.reveals:
            option["attrs"]["data-reveals"] = ""
        return option


class ChipCheckboxes(forms.CheckboxSelectMultiple):
    """Choices as chips, any number of which can be chosen."""
