"""What an office measures: take over from the library, add, rename, archive, restore."""

from typing import TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action
from core.actors import Actor
from offices.actions.rules import may, save_once, set_fields
from offices.models import Office
from offices.permissions import Permission
from outcomes.enums.measures import About, Unit
from outcomes.measure_library import BY_KEY
from outcomes.models import Measure
from outcomes.queries.measures import has_results

TAKEN = {"name": _("The office has a measure of this name already.")}


class MeasureFields(TypedDict, total=False):
    """What may be said of a measure. Required for a new one: name, about."""

    name: str
    about: str
    unit: str
    definition: str


@action
def take_measure(*, by: Actor, office: Office, key: str) -> Measure:
    """Take one over from the library, in the language of whoever does so; an archived one comes
    back. Raises KeyError, ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    of_library = BY_KEY[key]
    there = Measure.objects.filter(office=office, library=key).first()
    if there is not None:
        return restore_measure(by=by, measure=there)
    measure = Measure(
        office=office,
        name=str(of_library.name),
        about=of_library.about,
        unit=of_library.unit,
        definition=str(of_library.definition),
        library=key,
    )
    save_once(measure, [], TAKEN)
    return measure


@action
def create_measure(*, by: Actor, office: Office, fields: MeasureFields) -> Measure:
    """Add one of the office's own. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    measure = Measure(office=office)
    changed = set_fields(measure, fields, MeasureFields)
    _check(measure)
    save_once(measure, changed, TAKEN)
    return measure


@action
def update_measure(*, by: Actor, measure: Measure, fields: MeasureFields) -> Measure:
    """Rename it or say anew what counts. Once there are results they keep their meaning: whom it
    is about and how it is counted stay. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    changed = set_fields(measure, fields, MeasureFields)
    _check(measure)
    fixed = {"about", "unit"} & set(changed)
    if fixed and has_results(measure):
        message = _("There are results already, which would mean something else.")
        raise ValidationError(dict.fromkeys(sorted(fixed), message))
    save_once(measure, changed, TAKEN)
    return measure


@action
def archive_measure(*, by: Actor, measure: Measure) -> Measure:
    """Offer it no more; its results stay."""
    may(by, Permission.EDIT_OFFICE)
    if measure.archived_at is None:
        measure.archived_at = timezone.now()
        measure.save(update_fields=["archived_at"])
    return measure


@action
def restore_measure(*, by: Actor, measure: Measure) -> Measure:
    """Offer it again."""
    may(by, Permission.EDIT_OFFICE)
    if measure.archived_at is not None:
        measure.archived_at = None
        measure.save(update_fields=["archived_at"])
    return measure


def _check(measure: Measure) -> None:
    """An average of students does not say of how many, so few could not be held back."""
    if measure.about == About.STUDENTS and measure.unit == Unit.POINTS:
        message = _("Students are counted, or a share of them: points do not say of how many.")
        raise ValidationError({"unit": message})
