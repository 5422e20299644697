"""A partner's row as the lines of a file want it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_noop

from contacts.sheets.groups import Group
from contacts.sheets.partner_lines import SAME_OWNERS
from contacts.sheets.people_there import joined_notes
from partnerships.models import Partner

COLUMNS = (
    "name",
    "kind",
    "stage",
    "tier",
    "parent_id",
    "owner_id",
    "backup_owner_id",
    "one_person",
    "closing",
    "champion",
    "source",
    "partner_since",
    "career_clusters",
    "naics_sector",
    "street",
    "town",
    "region",
    "postal_code",
    "phone",
    "website",
    "notes",
)
WAS_BACKUP = gettext_noop("The new owner was the backup owner, so there is no backup owner now.")

_KEYS = {"owner_id": "owner", "backup_owner_id": "backup_owner"}
_DEFAULTS: dict[str, Any] = {
    it.attname: it.get_default() for it in Partner._meta.concrete_fields if it.attname in COLUMNS
}

type Tell = Callable[..., None]


def new_row(group: Group) -> list[Any]:
    """The values of a partner that is added, in the order of `COLUMNS`."""
    values = group.values
    return [
        (group.head.pk if group.head else None)
        if column == "parent_id"
        else values.get(_KEYS.get(column, column), _DEFAULTS[column])
        for column in COLUMNS
    ]


def changed_row(before: dict[str, Any], group: Group, tell: Tell) -> dict[str, Any]:
    """The columns of a partner that is there which a line changes; it blanks none.

    A partner that this import has added itself is only completed: the first line counts.
    """
    now = {}
    for column in COLUMNS[1:]:
        said = _said(group, column)
        if said in (None, "", []) or (group.is_ours and before[column] != _DEFAULTS[column]):
            continue
        if column == "notes":
            said = joined_notes(before["notes"], said)
        if _plain(before[column]) != said:
            now[column] = said
    _settle_owners(before, now, group, tell)
    return now


def _said(group: Group, column: str) -> Any:
    if column == "parent_id":
        return group.head.pk if group.head else None
    return group.values.get(_KEYS.get(column, column))


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _settle_owners(before: dict[str, Any], now: dict[str, Any], group: Group, tell: Tell) -> None:
    """Owner and backup are two people, whatever was there."""
    owner = now.get("owner_id", before["owner_id"])
    backup = now.get("backup_owner_id", before["backup_owner_id"])
    if owner is None or owner != backup:
        return
    if "backup_owner_id" in now:
        del now["backup_owner_id"]
        tell(group.number, SAME_OWNERS, "backup_owner")
    if now.get("owner_id") is not None and now["owner_id"] == before["backup_owner_id"]:
        now["backup_owner_id"] = None
        tell(group.number, WAS_BACKUP, "owner")
