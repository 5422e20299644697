"""The form of an activity: what both logging one and changing one ask for."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from core.addresses import address_in
from core.among import IsAmong
from core.forms import ChipCheckboxes, DateField
from core.later import LaterField, LaterMultipleField
from core.pickers import LIMIT, Picker, PickerForm
from core.prepared import prepared, prepared_by_key
from offices.models import Membership, Office, Site
from offices.queries.members import members_of
from offices.queries.sites import choosable_sites
from outreach.actions.activities import ActivityFields, Part
from outreach.enums.activities import ActivityKind, Exchange, Status
from outreach.forms.kinds import KindChips, engagements, kind_chips
from outreach.forms.parts import PartFields, add_part_fields, part_fields, parts_of
from outreach.queries.leaders import leaders_of
from outreach.queries.named import Known
from outreach.queries.people import people_at
from partnerships.models import Partner
from partnerships.queries.partners import best_partners

PLAIN_FIELDS = (
    "kind",
    "status",
    "exchange",
    "ends_on",
    "starts_at",
    "site",
    "summary",
    "notes",
    "student_count",
    "places",
    "places_kind",
    "leader",
)


class TimeInput(forms.TimeInput):
    """The browser's own time picker, in minutes."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PartnersField(LaterMultipleField):
    """Partners in the order of choosing; the form has read them, so they are not read again."""

    known: Mapping[int, Partner] = {}

    def clean(self, value: Any) -> Any:
        """The partners; raises ValidationError for none, or for one that is not offered."""
        if not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        wanted = [str(it) for it in value]
        known = {str(pk): partner for pk, partner in self.known.items()}
        found = [known[it] for it in wanted if it in known]
        if len(found) < len(wanted):
            raise forms.ValidationError(_("This partner is not here any more."), code="gone")
        return found


class ActivityForm(PickerForm):
    """With whom, what, how; the rest are details that most touchpoints do not need.

    The people on offer and each partner's own fields follow from the partners that are chosen.
    """

    partners = PartnersField(
        Partner.objects.none(),
        label=_("Who with"),
        error_messages={"required": _("Choose at least one partner.")},
    )
    notes = forms.CharField(
        label=_("What happened?"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Notes may become public record. No student names, please."),
    )
    kind = forms.ChoiceField(label=_("How"), widget=KindChips)
    contacts = LaterMultipleField(
        Contact.objects.none(), label=_("Who was there"), required=False, widget=ChipCheckboxes
    )
    summary = forms.CharField(label=_("In short"), required=False, max_length=200)
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices, initial=Status.DONE)
    exchange = forms.ChoiceField(
        label=_("Exchange"),
        required=False,
        choices=[("", _("As usual for this kind")), *Exchange.choices],
        help_text=_("What we talked about counts as being in touch; an attempt does not."),
    )
    ends_on = DateField(label=_("Until"), required=False)
    starts_at = forms.TimeField(label=_("Time"), required=False, widget=TimeInput)
    site = LaterField(Site.objects.none(), label=_("Site"), required=False, empty_label=_("None"))
    student_count = forms.IntegerField(
        label=_("Students"), required=False, min_value=0, max_value=1_000_000
    )

    places = forms.IntegerField(
        label=_("Places offered"), required=False, min_value=0, max_value=100_000
    )
    places_kind = forms.ChoiceField(label=_("Places for"), required=False)
    leader = LaterField(
        Membership.objects.none(),
        label=_("A leader took part"),
        required=False,
        help_text=_("A principal, dean or superintendent. It counts as their touchpoint."),
    )

    def __init__(
        self,
        *args: Any,
        office: Office,
        labels: Mapping[str, str],
        also: Any = (),
        known: Known | None = None,
        **kwargs: Any,
    ) -> None:
        """`also` are the ids of archived partners that may stay, since they are in it already;
        `known` has the partners and people on the form, where they have been read."""
        super().__init__(*args, **kwargs)
        self.office, self.labels, self.known = office, labels, known
        self.also = tuple(also)
        partners = self._model_field("partners")
        partners.queryset = lambda: _partners(office, also)
        partners.widget = self._picker(partners)
        self._choice_field("kind").choices = kind_chips(labels)
        self._choice_field("kind").initial = ActivityKind.CALL
        self._choice_field("places_kind").choices = [("", _("Not said")), *engagements(labels)]
        site = self.initial.get("site")
        self._model_field("site").queryset = lambda: choosable_sites(office, site)
        self._offer_leaders()
        self.chosen = self._chosen_partners()
        partners.known = {it.pk: it for it in self.chosen}
        partners.widget.known = {str(it.pk): it for it in self.chosen}
        self._offer_people()
        add_part_fields(self, self.chosen)

    @property
    def part_rows(self) -> list[PartFields]:
        """Each chosen partner's own fields."""
        return part_fields(self, self.chosen)

    def activity_fields(self) -> ActivityFields:
        """What the actions take."""
        data = self.cleaned_data
        fields = {name: data[name] for name in PLAIN_FIELDS}
        return fields | {"starts_on": data["starts_on"]}  # type: ignore[return-value]  # by name

    def parts(self) -> list[Part]:
        """What the actions take."""
        return parts_of(self.cleaned_data)

    def _offer_leaders(self) -> None:
        """They are read when the field is shown, and one of them when one is chosen."""
        field, current = self._model_field("leader"), self.initial.get("leader")
        current = getattr(current, "pk", current)
        field.queryset = lambda: members_of(self.office, current)
        offered = cache(lambda: [("", _("Nobody")), *leaders_of(self.office, current)])
        field.choices = offered

    def _offer_people(self) -> None:
        """Those who are at the partners, and those who are chosen already."""
        there, chosen = [it.pk for it in self.chosen], self._ids("contacts")
        field = self._model_field("contacts")
        field.queryset = lambda: people_at(self.office, there, chosen)
        if self.known is None:
            return
        names = dict(self.known.at(there))
        names |= {pk: self.known.people[pk] for pk in chosen if pk in self.known.people}
        field.choices = list(names.items())

    def _picker(self, field: Any) -> Picker:
        picker = Picker(
            search=self._search,
            options_url=address_in(self.office.slug, "log_partner_options"),
            note=_whereabouts,
            placeholder=str(_("Name, person or town")),
        )
        picker.choices = field.choices
        picker.is_required = field.required
        return picker

    def _search(self, partners: "QuerySet[Partner]", words: str) -> list[Partner]:
        return best_partners(self.office, partners, words.replace("\x00", ""), LIMIT)

    def _chosen_partners(self) -> list[Partner]:
        ids = self._ids("partners")
        if not ids:
            return []
        if self.known is not None:
            return [self.known.partners[pk] for pk in ids if pk in self.known.partners]
        found = {it.pk: it for it in self._read(ids)}
        return [found[pk] for pk in ids if pk in found]

    def _read(self, ids: list[int]) -> list[Partner]:
        if len(ids) == 1 and not self.also:
            return _chosen_one.rows(self.office.pk, ids[0])
        asked = (_array(ids), _array(self.also) if self.also else None)
        return _chosen.rows(self.office.pk, *asked)

    def _ids(self, name: str) -> list[int]:
        """The ids in a field, as they were sent or as the form starts with them."""
        if self.is_bound:
            sent = self.data.getlist(name) if hasattr(self.data, "getlist") else self.data.get(name)
            return [int(it) for it in sent or () if str(it).isdecimal() and len(str(it)) < 19]
        return [getattr(it, "pk", it) for it in self.initial.get(name) or ()]

    def _model_field(self, name: str) -> Any:
        """A field with a queryset, of one or of several records."""
        return self.fields[name]

    def _choice_field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field


class EditActivityForm(ActivityForm):
    """An activity that is there."""

    starts_on = DateField(label=_("Date"))


def _partners(office: Office, also: Any) -> "QuerySet[Partner]":
    return Partner.objects.filter(Q(archived_at=None) | Q(pk__in=also), office=office)


@prepared_by_key
def _chosen_one(office_id: int, pk: int) -> "QuerySet[Partner, Any]":
    """One of them, as most often."""
    return Partner.objects.filter(archived_at=None, office_id=office_id, pk=pk)


@prepared
def _chosen(office_id: int, ids: str, also: str | None) -> "QuerySet[Partner, Any]":
    """Those of `_partners` with these ids, by a query that is kept."""
    stays = Q(archived_at=None)
    if also is not None:
        stays |= Q(IsAmong(F("id"), Value(also)))
    return Partner.objects.filter(stays, IsAmong(F("id"), Value(ids)), office_id=office_id)


def _array(ids: Iterable[int]) -> str:
    """As the database writes an array."""
    return f"{{{','.join(str(pk) for pk in ids)}}}"


def _whereabouts(partner: Partner) -> str:
    """The quiet word beside a partner's name."""
    return partner.town or (partner.parent.name if partner.parent else "")
