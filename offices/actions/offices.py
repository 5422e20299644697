"""Change the office itself."""

from typing import TypedDict

from core.actions import action
from core.actors import Actor
from core.registries.standing import refresh_all_standing
from offices.actions.rules import may, set_fields
from offices.models import Office
from offices.permissions import Permission

YEAR = {"year_starts_month", "year_starts_day"}
"""What says which school year a day lies in; closed years stay as they are."""


class OfficeFields(TypedDict, total=False):
    """What may be said about an office; its slug never changes."""

    name: str
    kind: str
    time_zone: str
    year_starts_month: int
    year_starts_day: int


@action
def update_office(*, by: Actor, office: Office, fields: OfficeFields) -> Office:
    """Change what `fields` names. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    changed = set_fields(office, fields, OfficeFields)
    if changed:
        office.save(update_fields=changed)
    if YEAR & set(changed):
        refresh_all_standing(office.pk)
    return office
