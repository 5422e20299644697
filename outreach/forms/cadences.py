"""Days for each tier."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums.partners import Tier


class CadenceForm(forms.Form):
    """One field a tier, named by it, labelled in the office's words."""

    def __init__(self, *args: Any, labels: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for tier in Tier.values:
            self.fields[tier] = forms.IntegerField(
                label=labels[tier],
                min_value=1,
                max_value=730,
                help_text=_("days that school is open"),
            )


class PartnerCadenceForm(forms.Form):
    """One partner's own days; empty is as its tier."""

    days = forms.IntegerField(
        label=_("Days that school is open"),
        min_value=1,
        max_value=730,
        required=False,
        widget=forms.NumberInput(attrs={"autofocus": True, "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, as_tier: str, **kwargs: Any) -> None:
        """`as_tier` says what holds when the field is empty."""
        super().__init__(*args, **kwargs)
        self.fields["days"].help_text = as_tier
