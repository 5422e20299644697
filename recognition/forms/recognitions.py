"""The form of an act of thanks: recorded for one partner, changed, or recorded for many."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from core.forms import ChipRadios, DateField
from core.pickers import LIMIT, Picker, PickerForm
from core.templatetags.dates import day
from offices.models import Office
from outreach.models import Activity
from outreach.queries.people import people_at
from partnerships.models import Partner
from partnerships.queries.partners import best_partners, partners_of
from recognition.actions.recognitions import RecognitionFields
from recognition.enums.channels import ANNIVERSARIES, Audience, Channel, Occasion
from recognition.presenters.channels import ICONS
from recognition.presenters.reasons import engagement_words
from recognition.presenters.timeline import years_of_partnership
from recognition.queries.engagements import engagements_of

USUAL = ""  # of audiences: the channel's own
NONE = ""


class ThanksForm(PickerForm):
    """How, when and what for: what one act of thanks and the same act for many have in common."""

    channel = forms.ChoiceField(
        label=_("How"),
        choices=Channel.choices,
        widget=ChipRadios(icons={str(it): icon for it, icon in ICONS.items()}),
        error_messages={"required": _("Choose how they were thanked.")},
    )
    given_on = DateField(label=_("Date"))
    what_for = forms.ChoiceField(label=_("What for"), required=False)
    audience = forms.ChoiceField(label=_("Who saw it"), required=False)
    honours = forms.CharField(label=_("In recognition of"), required=False, max_length=300)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Notes may become public record. No student names, please."),
    )

    def __init__(self, *args: Any, office: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office, self.today = office, today
        self.fields["given_on"].widget.attrs["max"] = today.isoformat()
        self.initial.setdefault("given_on", today)
        usual = (USUAL, _now("Whoever usually sees it"))
        self.choice("audience").choices = [usual, *Audience.choices]
        self.choice("what_for").choices = occasions()

    def choice(self, name: str) -> forms.ChoiceField:
        """A field with choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def recognition_fields(self) -> RecognitionFields:
        """What the actions take."""
        data = self.cleaned_data
        occasion, years = occasion_of(data["what_for"])
        fields: RecognitionFields = {
            "channel": data["channel"],
            "given_on": data["given_on"],
            "occasion": occasion,
            "anniversary_years": years,
            "honours": data["honours"],
            "note": data["note"],
        }
        if data["audience"]:
            fields["audience"] = data["audience"]
        return fields


class RecordForm(ThanksForm):
    """Thanks to one partner. The engagements and people on offer follow from the partner."""

    partner = forms.ModelChoiceField(
        Partner.objects.none(),
        label=_("Who"),
        error_messages={"required": _("Choose a partner.")},
    )
    activity = forms.ChoiceField(label=_("Engagement"), required=False)
    contact = forms.ModelChoiceField(
        Contact.objects.none(), label=_("Person"), required=False, empty_label=_("Not said")
    )

    def __init__(
        self,
        *args: Any,
        partner: Partner | None,
        kinds: Mapping[str, str],
        is_fixed: bool = False,
        **kwargs: Any,
    ) -> None:
        """`kinds` are the office's words for activities; `is_fixed`: the partner is not asked."""
        super().__init__(*args, **kwargs)
        self.thanked, self.kinds = partner, kinds
        if is_fixed:
            del self.fields["partner"]
        else:
            self._offer_partners()
        self.choice("activity").choices = self._engagements()
        contacts: Any = self.fields["contact"]
        if partner is not None:
            contacts.queryset = people_at(self.office, [partner.pk], self._person())
        self.has_people = partner is not None and len(contacts.choices) > 1

    def recognition_fields(self) -> RecognitionFields:
        """What the actions take, the engagement among it."""
        fields, pk = super().recognition_fields(), self.cleaned_data["activity"]
        activities = Activity.objects.filter(office=self.office)
        fields["activity"] = activities.get(pk=int(pk)) if pk else None
        fields["contact"] = self.cleaned_data["contact"]
        return fields

    def _offer_partners(self) -> None:
        field: Any = self.fields["partner"]
        field.queryset = partners_of(self.office)
        picker = Picker(
            search=self._search,
            options_url=reverse("log_partner_options", args=[self.office.slug]),
            multiple=False,
            note=lambda it: it.town,
            placeholder=str(_("Name, person or town")),
        )
        picker.choices = field.choices
        picker.is_lazy = self.thanked is not None
        if self.thanked is not None:
            picker.known = {str(self.thanked.pk): self.thanked}
        field.widget = picker

    def _search(self, partners: Any, words: str) -> list[Partner]:
        return best_partners(self.office, partners, words.replace("\x00", ""), LIMIT)

    def _engagements(self) -> list[tuple[str, str]]:
        """The newest of the partner, and the one that is honoured already."""
        offered = [(NONE, _now("None in particular"))]
        if self.thanked is None:
            return offered
        rows = engagements_of(self.office.pk, self.thanked.pk, self.today)
        for it in rows:
            kind = self.kinds.get(it.activity__kind, it.activity__kind)
            words = engagement_words(kind, it.students)
            offered.append((str(it.activity_id), f"{words}, {day(it.starts_on, self.today)}"))
        honoured = self.initial.get("honoured")
        if honoured is not None and str(honoured.pk) not in dict(offered):
            kind = self.kinds.get(honoured.kind, honoured.kind)
            offered.append((str(honoured.pk), f"{kind}, {day(honoured.starts_on, self.today)}"))
        return offered

    def _person(self) -> list[int]:
        return [pk] if (pk := self.initial.get("contact")) else []


def occasions() -> list[tuple[str, str]]:
    """What thanks may be for; each anniversary is one of its own."""
    years = [(f"{Occasion.ANNIVERSARY}-{it}", years_of_partnership(it)) for it in ANNIVERSARIES]
    return [
        (str(Occasion.ENGAGEMENT), str(Occasion.ENGAGEMENT.label)),
        *years,
        (str(Occasion.GIFT), str(Occasion.GIFT.label)),
        (str(Occasion.OTHER), str(Occasion.OTHER.label)),
    ]


def occasion_of(value: str) -> tuple[str, int | None]:
    """An entry of `occasions` as it is kept: the occasion, and the years of an anniversary."""
    occasion, _dash, years = value.partition("-")
    return occasion or str(Occasion.ENGAGEMENT), int(years) if years else None


def what_for(occasion: str, years: int | None) -> str:
    """The other way round."""
    return f"{occasion}-{years}" if years else occasion
