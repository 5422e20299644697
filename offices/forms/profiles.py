"""The form of a member's own profile."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.forms import ChipCheckboxes, ChipRadios, DateField
from offices.enums.offices import Theme
from offices.enums.roles import Role
from offices.enums.weekdays import Weekday
from offices.models import Membership

OWN = (
    *("display_name", "title", "escalations", "risk_mail", "signatures"),
    *("away_from", "away_until", "capacity"),
)
IN_CHARGE = (Role.DIRECTOR, Role.ADMINISTRATOR)


class ProfileForm(forms.Form):
    """Cleans what members say about themselves; the rules are the action's."""

    display_name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As colleagues know you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    title = forms.CharField(
        label=_("Job title"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("en", "English"), ("es", "Español")], widget=ChipRadios()
    )
    theme = forms.ChoiceField(
        label=_("Appearance"), choices=Theme.choices, required=False, widget=ChipRadios()
    )
    digest_days = forms.TypedMultipleChoiceField(
        label=_("Daily digest"),
        coerce=int,
        choices=Weekday,
        required=False,
        widget=ChipCheckboxes(),
        help_text=_(
            "At 7:00 in the morning, if something of yours is due or overdue. What is due on any "
            "other day comes with the next one. Choose no day for no digest."
        ),
    )
    escalations = forms.BooleanField(
        label=_("Tell me once a week what is long overdue in the office"),
        required=False,
        help_text=_("On Monday at 7:30, if something is overdue for two weeks or more."),
    )
    risk_mail = forms.BooleanField(
        label=_("Tell me once a week how the health of partners has changed"),
        required=False,
        help_text=_("On Monday at 7:20, if a partner moved, as to “At risk”."),
    )
    signatures = forms.BooleanField(
        label=_("Tell me when something waits for my signature"),
        required=False,
        help_text=_(
            "Certificates and letters that a colleague wants you to sign; once a day at most."
        ),
    )
    capacity = forms.IntegerField(
        label=_("Partners I can care for"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_(
            "How many you have time for, beside all else that you do. With more than that, the "
            "health of yours says so, before promises slip. Empty: not said."
        ),
    )
    away_from = DateField(label=_("Away from"), required=False)
    away_until = DateField(
        label=_("Away until"),
        required=False,
        help_text=_("The last day on which you are away."),
    )

    def __init__(self, data: Any = None, *, member: Membership, language: str) -> None:
        """`language` is what the page is shown in, for an account that has chosen none."""
        known = dict(settings.LANGUAGES)
        shown = language.split("-")[0]
        initial = {name: getattr(member, name) for name in OWN}
        initial["language"] = member.user.language or (shown if shown in known else "en")
        initial["theme"] = member.user.theme
        initial["digest_days"] = member.digest_days if member.digest else []
        super().__init__(data, initial=initial)
        if member.role not in IN_CHARGE:
            del self.fields["escalations"], self.fields["risk_mail"]
