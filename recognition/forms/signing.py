"""Why somebody does not sign."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 160


class GiveBackForm(forms.Form):
    why = forms.CharField(
        label=_("What should be different?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
    )
