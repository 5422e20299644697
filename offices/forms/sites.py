"""The forms of a site, its leader and its programs."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios, DateField
from offices.enums.offices import SiteKind
from offices.enums.vocabularies import Vocabulary
from offices.models import Membership, Office, Program, Site
from offices.queries.labels import labels_of
from offices.queries.members import members_of


class SiteForm(forms.Form):
    """Cleans what is said about a site."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=SiteKind.choices, widget=ChipRadios())
    town = forms.CharField(label=_("Town"), max_length=80, required=False)

    def __init__(self, data: Any = None, *, site: Site | None = None) -> None:
        names = self.base_fields if site else ()
        said = {name: getattr(site, name) for name in names} or {"kind": SiteKind.SCHOOL}
        super().__init__(data, initial=said)


class ProgramForm(forms.Form):
    """Cleans what is said about a program; the clusters are called as the office calls them."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    career_cluster = forms.ChoiceField(label=_("Career cluster"))

    def __init__(self, data: Any = None, *, office: Office, program: Program | None = None) -> None:
        names = self.base_fields if program else ()
        super().__init__(data, initial={name: getattr(program, name) for name in names})
        clusters = cast(forms.ChoiceField, self.fields["career_cluster"])
        labels = labels_of(office, Vocabulary.CAREER_CLUSTER)
        clusters.choices = [("", _("Choose a cluster")), *labels.items()]


class LeaderForm(forms.Form):
    """Who leads a site from when; today unless told otherwise."""

    member = forms.ModelChoiceField(
        Membership.objects.none(), label=_("Member"), empty_label=_("Choose a member")
    )
    started_on = DateField(
        label=_("From"),
        help_text=_("Whoever leads the site before ends the day before."),
    )

    def __init__(self, data: Any = None, *, office: Office) -> None:
        super().__init__(data, initial={"started_on": office.today()})
        members = cast("forms.ModelChoiceField[Membership]", self.fields["member"])
        members.queryset = members_of(office)


class LeaderEndForm(forms.Form):
    """The last day on which somebody leads a site; today unless told otherwise."""

    ended_on = DateField(label=_("Last day"), help_text=_("A day to come is fine."))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"ended_on": today})
