"""The form of a partner."""

from functools import partial
from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.forms import ChipCheckboxes, ChipRadios, DateField
from core.pickers import Picker, PickerForm
from offices.enums.vocabularies import Vocabulary
from offices.models import Membership, Office, Site
from partnerships.actions.partners import PartnerFields
from partnerships.enums.partners import PartnerKind, Stage, Tier
from partnerships.models import Partner
from partnerships.policies.stages import offered_stages
from partnerships.queries.choices import members_for, parents_for, sites_for
from partnerships.queries.duplicates import Likeness, find_duplicates
from partnerships.queries.labels import Labels, labels_of_all
from partnerships.queries.partners import best_partners

COMPARED = frozenset({"name", "phone", "website"})


def note_of(partner: Partner) -> str:
    """The quiet word beside a partner in a picker: whose branch it is, and where."""
    words = [partner.parent.name if partner.parent else "", partner.town]
    return ", ".join(word for word in words if word)


class PartnerForm(PickerForm):
    """Cleans what is said about a partner; the rules are the action's."""

    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), initial=PartnerKind.EMPLOYER)
    tier = forms.ChoiceField(label=_("Tier"), widget=ChipRadios(), initial=Tier.REGULAR)
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices, initial=Stage.PROSPECT)
    town = forms.CharField(label=_("Town"), max_length=80, required=False)
    owner = forms.ModelChoiceField(
        Membership.objects.none(), label=_("Owner"), required=False, empty_label=_("Nobody yet")
    )
    backup_owner = forms.ModelChoiceField(
        Membership.objects.none(),
        label=_("Backup owner"),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("Steps in when the owner is away or moves on."),
    )
    sites = forms.ModelMultipleChoiceField(
        Site.objects.none(), label=_("Works with"), required=False, widget=ChipCheckboxes()
    )
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https"
    )
    street = forms.CharField(label=_("Street"), max_length=160, required=False)
    region = forms.CharField(label=_("State"), max_length=40, required=False)
    postal_code = forms.CharField(label=_("ZIP code"), max_length=12, required=False)
    parent = forms.ModelChoiceField(
        Partner.objects.none(),
        label=_("Branch of"),
        required=False,
        widget=Picker(search=lambda records, words: [], multiple=False, note=note_of),
    )
    partner_since = DateField(label=_("Partner since"), required=False)
    source = forms.ChoiceField(label=_("How we met"), required=False)
    naics_sector = forms.ChoiceField(label=_("Industry sector"), required=False)
    career_clusters = forms.MultipleChoiceField(
        label=_("Career clusters"), required=False, widget=ChipCheckboxes()
    )
    one_person = forms.BooleanField(
        label=_("One person"),
        required=False,
        help_text=_("They have nobody else, so a backup contact does not apply."),
    )
    champion = forms.BooleanField(
        label=_("Champion"), required=False, help_text=_("May be named to other partners.")
    )
    closing = forms.BooleanField(label=_("Closing or cutting back"), required=False)
    notes = forms.CharField(
        label=_("Good to know"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("When to reach them, busy seasons, parking. Notes may be public record."),
    )
    save_anyway = forms.BooleanField(required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        office: Office,
        partner: Partner | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        said = (initial or {}) if partner is None else _initial(partner)
        super().__init__(data, initial=said)
        self.office, self.partner = office, partner
        self.duplicates: list[Likeness] = []
        self._offer_records()
        self._offer_words()

    def _offer_records(self) -> None:
        office, partner = self.office, self.partner
        for name in ("owner", "backup_owner"):
            self._records(name).queryset = members_for(office, partner)
        self._records("sites").queryset = sites_for(office, partner)
        parent = self._records("parent")
        parent.queryset = parents_for(office, partner)
        picker = cast(Picker, parent.widget)
        picker.search = partial(best_partners, office)
        url = reverse("partner_options", args=[office.slug])
        picker.options_url = f"{url}?parents={partner.pk if partner else 0}"

    def _offer_words(self) -> None:
        labels = labels_of_all(
            self.office,
            Vocabulary.PARTNER_KIND,
            Vocabulary.TIER,
            Vocabulary.SOURCE,
            Vocabulary.NAICS_SECTOR,
            Vocabulary.CAREER_CLUSTER,
        )
        self._choices("kind", labels, Vocabulary.PARTNER_KIND)
        self._choices("tier", labels, Vocabulary.TIER)
        self._choices("source", labels, Vocabulary.SOURCE, empty=True)
        self._choices("naics_sector", labels, Vocabulary.NAICS_SECTOR, empty=True)
        self._choices("career_clusters", labels, Vocabulary.CAREER_CLUSTER)
        stage = cast(forms.ChoiceField, self.fields["stage"])
        stage.choices = offered_stages(self.partner.stage if self.partner else None)

    def _records(self, name: str) -> "forms.ModelChoiceField[Any]":
        return cast("forms.ModelChoiceField[Any]", self.fields[name])

    def _choices(
        self, name: str, labels: Labels, vocabulary: Vocabulary, *, empty: bool = False
    ) -> None:
        blank = [("", _("Not known"))] if empty else []
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [*blank, *labels[vocabulary].items()]

    def offers_sites(self) -> bool:
        """Whether the office has any site to choose."""
        sites = self._records("sites").queryset
        return sites is not None and sites.exists()

    def has_wrong_details(self) -> bool:
        """Whether an error stands in the folded part of the form."""
        return self.is_bound and any(name in self.errors for name in DETAILS)

    def must_warn(self) -> bool:
        """Whether likely duplicates were found that the user has not waved through."""
        said = self.cleaned_data
        if self.partner is not None and not COMPARED.intersection(self.changed_data):
            return False
        parent: Partner | None = said["parent"]
        self.duplicates = find_duplicates(
            self.office,
            name=said["name"],
            phone=said["phone"],
            website=said["website"],
            exclude=self.partner.pk if self.partner else None,
            parent=parent.pk if parent else None,
        )
        return bool(self.duplicates) and not said["save_anyway"]

    def as_fields(self) -> PartnerFields:
        """What the action takes."""
        said = {name: it for name, it in self.cleaned_data.items() if name != "save_anyway"}
        said["sites"] = list(said["sites"])
        return cast(PartnerFields, said)


DETAILS = (
    *(
        "website",
        "street",
        "region",
        "postal_code",
        "parent",
        "partner_since",
        "source",
        "naics_sector",
    ),
    *("career_clusters", "one_person", "champion", "closing", "notes"),
)


def _initial(partner: Partner) -> dict[str, Any]:
    names = [name for name in PartnerForm.base_fields if name not in ("sites", "save_anyway")]
    said = {name: getattr(partner, name) for name in names}
    said["sites"] = list(partner.partner_sites.values_list("site", flat=True))
    return said
