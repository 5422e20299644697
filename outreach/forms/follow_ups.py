"""The forms of a follow-up: new, changed, later."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DateField
from offices.models import Membership, Office
from offices.queries.members import members_of
from outreach.actions.follow_ups import FollowUpFields
from outreach.forms.days import DayForm
from outreach.forms.kinds import grouped_kinds
from outreach.forms.reminders import ReminderMixin


class LaterForm(DayForm):
    """To what day a follow-up moves."""


class FollowUpMixin(ReminderMixin):
    """What and whose, and when to be reminded."""

    what = forms.CharField(
        label=_("What"),
        max_length=200,
        widget=forms.TextInput(
            attrs={"autofocus": True, "placeholder": _("Call about spring job shadows")}
        ),
    )
    owner = forms.ModelChoiceField(
        label=_("Whose"), queryset=Membership.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(
        label=_("It will probably be"),
        required=False,
        choices=[("", _("Not said"))],
    )

    def prepare(self, office: Office, member: Membership, labels: dict[str, str]) -> None:
        """Offer the office's members and kinds."""
        self.office = office
        owner, kind = self.fields["owner"], self.fields["kind"]
        assert isinstance(owner, forms.ModelChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        owner.queryset = members_of(office, self.initial.get("owner"))
        owner.initial = member.pk
        kind.choices = [("", _("Not said")), *grouped_kinds(labels)]

    def follow_up_fields(self) -> FollowUpFields:
        """What the actions take."""
        data = self.cleaned_data
        return {
            "what": data["what"],
            "owner": data["owner"],
            "kind": data["kind"],
            "due_on": data["due_on"],
            "remind_at": data["remind_at"],
        }


class NewFollowUpForm(FollowUpMixin, DayForm):
    """A follow-up by itself; the day by chip."""

    field_order = ("what", "when", "due_on", "remind_time", "remind_on", "owner", "kind")

    def __init__(
        self,
        *args: Any,
        office: Office,
        member: Membership,
        labels: dict[str, str],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.prepare(office, member, labels)


class EditFollowUpForm(FollowUpMixin):
    """A follow-up that is there; the day as a date."""

    field_order = ("what", "due_on", "remind_time", "remind_on", "owner", "kind")
    due_on = DateField(label=_("Due"))

    def __init__(
        self,
        *args: Any,
        office: Office,
        member: Membership,
        labels: dict[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.prepare(office, member, labels)
