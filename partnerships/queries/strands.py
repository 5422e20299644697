"""The six strands of a partnership, computed from what is known about it.

Always in this order: contact, backup, agreement, needs, thanks, results. Only backup can be
computed yet; of the others nothing is recorded, so they are unknown, not safe and not guilty.
"""

from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

State = Literal["holds", "frays", "missing", "unknown", "not_applicable"]


@dataclass(frozen=True)
class Ends:
    """Who holds a partnership; somebody who was deactivated counts as absent.

    Of a partner that is one person, the backup contact does not matter.
    """

    owner: bool
    backup_owner: bool
    primary_contact: bool
    backup_contact: bool
    one_person: bool


@dataclass(frozen=True)
class Strand:
    """One strand with a few words of evidence, and perhaps the click that mends it."""

    state: State
    text: Any = ""
    url: str = ""
    action: Any = ""


# `has_primary_contact` and `has_backup_contact` are annotations of partnerships.queries.partners
NOT_COVERED = (
    Q(owner=None)
    | Q(owner__deactivated_at__isnull=False)
    | Q(backup_owner=None)
    | Q(backup_owner__deactivated_at__isnull=False)
    | Q(has_primary_contact=False)
    | Q(one_person=False, has_backup_contact=False)
)
"""The partners whose backup strand does not hold, as a condition."""


def backup_state(ends: Ends) -> State:
    """Holds with all four ends; frays when only one backup is missing; else missing."""
    behind_them = ends.backup_contact or ends.one_person
    if not (ends.owner and ends.primary_contact):
        return "missing"
    if ends.backup_owner and behind_them:
        return "holds"
    return "frays" if ends.backup_owner or behind_them else "missing"


def strand_states(ends: Ends) -> list[State]:
    """The six states, in their order."""
    return ["unknown", backup_state(ends), "unknown", "unknown", "unknown", "unknown"]


def strands_of(ends: Ends) -> list[Strand]:
    """The six strands with their words, in their order."""
    unknown = Strand("unknown")
    backup = Strand(backup_state(ends), _backup_text(ends))
    return [unknown, backup, unknown, unknown, unknown, unknown]


def _backup_text(ends: Ends) -> Any:
    behind_them = ends.backup_contact or ends.one_person
    if not ends.owner:
        return _("Nobody on our side") if not ends.backup_owner else _("No owner on our side")
    if not ends.primary_contact:
        return _("Nobody on their side") if not ends.backup_contact else _("No primary contact")
    if not (ends.backup_owner or behind_them):
        return _("None on either side")
    if not ends.backup_owner:
        return _("None on our side")
    if not behind_them:
        return _("None on their side")
    return _("Two on our side") if ends.one_person else _("Two on each side")
