"""Whom to ask to sign in place of somebody who has left."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.models import Membership, Office
from recognition.queries.composing import who_may_sign


class AskForm(forms.Form):
    """One member of the office; `gone` is the one who has left."""

    gone = forms.IntegerField(widget=forms.HiddenInput)
    member = forms.ModelChoiceField(
        label=_("Who signs instead"),
        queryset=Membership.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": _("Choose somebody who is in the office.")},
    )

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["member"]
        field.queryset = who_may_sign(office)
        field.label_from_instance = _named


def _named(member: Membership) -> str:
    return ", ".join(filter(None, [member.display_name, member.title]))
