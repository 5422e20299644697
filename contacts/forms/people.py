"""The form for a person and what they are at a partner."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.actions.affiliations import AffiliationFields
from contacts.actions.contacts import ContactFields
from contacts.enums.affiliations import Holds
from contacts.models import Affiliation, Contact
from core.forms import ChipRadios, DateField
from offices.models import Office, Site
from offices.queries.sites import choosable_sites

LANGUAGES = Contact._meta.get_field("language").choices or []
PERSON_FIELDS = ("name", "preferred_name", "language", "notes")
ROLE_FIELDS = ("role", "holds", "decision_maker", "signatory", "site", "started_on", "ended_on")
FOLDED = ("preferred_name", "site", "started_on", "ended_on", "notes")
HOLDS = [
    (Holds.PRIMARY, _("Primary")),
    (Holds.BACKUP, _("Backup")),
    (Holds.OTHER, _("Neither")),
]


def _lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "spellcheck": "false"})


class PersonForm(forms.Form):
    """A person and one role. The actions say what is allowed; this only reads."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    role = forms.CharField(
        label=_("Role"),
        max_length=120,
        required=False,
        help_text=_("Such as owner or office manager."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    emails = forms.CharField(
        label=_("Email"), required=False, widget=_lines(), help_text=_("One on each line.")
    )
    phones = forms.CharField(
        label=_("Phone"), required=False, widget=_lines(), help_text=_("One on each line.")
    )
    holds = forms.ChoiceField(
        label=_("Which end do they hold?"),
        choices=HOLDS,
        initial=Holds.OTHER,
        required=False,
        widget=ChipRadios(),
    )
    decision_maker = forms.BooleanField(label=_("Decides about the partnership"), required=False)
    signatory = forms.BooleanField(label=_("Signs agreements"), required=False)
    site = forms.ModelChoiceField(
        Site.objects.none(),
        label=_("Contact for one site in particular"),
        required=False,
        empty_label=_("All sites"),
    )
    preferred_name = forms.CharField(
        label=_("Called"),
        max_length=60,
        required=False,
        help_text=_("If it is not their first name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Writes in"),
        choices=LANGUAGES,
        initial="en",
        required=False,
        widget=ChipRadios(),
    )
    started_on = DateField(label=_("There since"), required=False)
    notes = forms.CharField(
        label=_("Good to know"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("How they like to be reached, for example. It may be public record."),
    )

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office
        sites = choosable_sites(office, self.initial.get("site"))
        cast("forms.ModelChoiceField[Site]", self.fields["site"]).queryset = sites

    def clean_emails(self) -> list[str]:
        """One address a line."""
        return _split(self.cleaned_data["emails"])

    def clean_phones(self) -> list[str]:
        """One number a line."""
        return _split(self.cleaned_data["phones"])

    def clean_holds(self) -> str:
        """Nothing chosen is neither."""
        return self.cleaned_data["holds"] or Holds.OTHER

    def clean_language(self) -> str:
        """Nothing chosen is English."""
        return self.cleaned_data["language"] or "en"

    @property
    def shows_more(self) -> bool:
        """Whether what stands folded away has something to show: an error, or what is known."""
        return any(name in self.errors or self.initial.get(name) for name in FOLDED)

    @property
    def person(self) -> ContactFields:
        """What was said about the person."""
        return cast(ContactFields, {name: self.cleaned_data[name] for name in PERSON_FIELDS})

    @property
    def role_fields(self) -> AffiliationFields:
        """What was said about the role."""
        asked = [name for name in (*ROLE_FIELDS, "emails", "phones") if name in self.fields]
        return cast(AffiliationFields, {name: self.cleaned_data[name] for name in asked})


class EditPersonForm(PersonForm):
    """The same for somebody known, with the day on which they left or leave."""

    ended_on = DateField(label=_("Last day"), required=False)

    field_order = [*PersonForm.base_fields]

    @staticmethod
    def values(affiliation: Affiliation) -> dict[str, Any]:
        """The form's fields as they are now."""
        contact = affiliation.contact
        values = {name: getattr(contact, name) for name in PERSON_FIELDS}
        values |= {name: getattr(affiliation, name) for name in ROLE_FIELDS}
        values["emails"] = "\n".join(email.address for email in affiliation.emails.all())
        values["phones"] = "\n".join(phone.number for phone in affiliation.phones.all())
        return values


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
