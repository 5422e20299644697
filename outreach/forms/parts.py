"""Each partner's own part in an activity: did they come, with how many volunteers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from outreach.actions.parts import Part
from outreach.models import Participation
from partnerships.models import Partner


@dataclass(frozen=True)
class PartFields:
    """One partner's fields, for the template."""

    partner: Partner
    absent: BoundField
    volunteers: BoundField
    hours: BoundField


def add_part_fields(form: forms.Form, partners: Iterable[Partner]) -> None:
    """Give the form three fields for each partner."""
    for partner in partners:
        key = partner.pk
        form.fields[f"absent_{key}"] = forms.BooleanField(
            label=_("They did not come"), required=False
        )
        form.fields[f"volunteers_{key}"] = forms.IntegerField(
            label=_("Volunteers"), required=False, min_value=0, max_value=100_000
        )
        form.fields[f"hours_{key}"] = forms.DecimalField(
            label=_("Volunteer hours"),
            required=False,
            min_value=0,
            max_digits=7,
            decimal_places=1,
        )


def part_fields(form: forms.Form, partners: Iterable[Partner]) -> list[PartFields]:
    """The fields of `add_part_fields`, partner by partner."""
    return [
        PartFields(it, form[f"absent_{it.pk}"], form[f"volunteers_{it.pk}"], form[f"hours_{it.pk}"])
        for it in partners
    ]


def parts_of(cleaned: dict[str, Any]) -> list[Part]:
    """What the form says of each partner, in the order of choosing."""
    partners: Sequence[Partner] = list(cleaned["partners"])
    return [
        Part(
            partner=it,
            attended=not cleaned.get(f"absent_{it.pk}"),
            volunteers=cleaned.get(f"volunteers_{it.pk}"),
            volunteer_hours=cleaned.get(f"hours_{it.pk}"),
        )
        for it in partners
    ]


def initial_parts(participations: Iterable[Participation]) -> dict[str, Any]:
    """The fields' values for an activity that is there."""
    initial: dict[str, Any] = {}
    for it in participations:
        key = it.partner_id
        initial |= {
            f"absent_{key}": not it.attended,
            f"volunteers_{key}": it.volunteers,
            f"hours_{key}": it.volunteer_hours,
        }
    return initial
