"""The forms of a concern: what a partner waits for, and the answer to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios, DateField
from offices.models import Membership, Office
from offices.queries.members import members_of
from outreach.actions.concerns import ConcernFields
from outreach.enums.concerns import ConcernKind
from partnerships.models import Partner

ICONS = {
    ConcernKind.CONCERN.value: "message-circle-warning",
    ConcernKind.QUESTION.value: "message-circle-question-mark",
}


class ConcernForm(forms.Form):
    """What they wait for, by when it is promised, and who sees to it."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=ConcernKind.choices,
        initial=ConcernKind.CONCERN,
        widget=ChipRadios(icons=ICONS),
    )
    what = forms.CharField(
        label=_("What they said"),
        max_length=300,
        widget=forms.Textarea(
            attrs={
                "rows": 2,
                "autofocus": True,
                "placeholder": _("Two of the students did not come, and nobody told us"),
            }
        ),
    )
    promised_on = DateField(
        label=_("Answer promised by"),
        required=False,
        help_text=_("It stands on Today until it is answered."),
    )
    raised_on = DateField(label=_("Raised on"))
    owner = forms.ModelChoiceField(
        label=_("Whose"),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("The partner's owner"),
    )

    def __init__(self, *args: Any, office: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = members_of(office, self.initial.get("owner"))
        self.fields["raised_on"].initial = today
        self.fields["raised_on"].widget.attrs["max"] = today.isoformat()

    def concern_fields(self) -> ConcernFields:
        """What the actions take."""
        data = self.cleaned_data
        fields: ConcernFields = {
            "kind": data["kind"],
            "what": data["what"],
            "promised_on": data["promised_on"],
            "raised_on": data["raised_on"],
            "owner": data["owner"],
        }
        if "answer" in data:
            fields |= {"answer": data["answer"], "answered_on": data["answered_on"]}
        return fields


class ActivityConcernForm(ConcernForm):
    """One that came up in an activity; of several partners it asks whose it is."""

    field_order = ("partner", "kind", "what", "promised_on", "raised_on", "owner")
    partner = forms.ModelChoiceField(
        label=_("Partner"), queryset=Partner.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, partners: Sequence[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partner = self.fields["partner"]
        assert isinstance(partner, forms.ModelChoiceField)
        ids = [it.pk for it in partners]
        partner.queryset = Partner.objects.filter(pk__in=ids).order_by("search_key", "id")
        if len(ids) == 1:
            partner.initial, partner.widget = ids[0], forms.HiddenInput()


class AnswerFields(forms.Form):
    """What they were told, and when."""

    answer = forms.CharField(
        label=_("What you answered"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answered_on = DateField(label=_("Answered on"))


class AnswerForm(AnswerFields):
    """An answer, of today unless another day is said."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].widget.attrs["autofocus"] = True
        self.fields["answered_on"].initial = today
        self.fields["answered_on"].widget.attrs["max"] = today.isoformat()


class AnsweredConcernForm(ConcernForm, AnswerFields):
    """A concern that is answered already: the answer can be changed, too."""

    field_order = ("kind", "what", "promised_on", "raised_on", "owner", "answer", "answered_on")
