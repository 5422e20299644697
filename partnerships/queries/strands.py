"""The six strands of a partnership, always in this order: contact, backup, agreement, needs,
thanks, results.

What the checks of risk made of them stands in the partner's standing. Of a partner that no check
has looked at, backup and thanks are computed from its standing; the others are unknown, not safe
and not guilty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from core.days import years_before
from core.registries.health import StrandHealth as Strand
from core.registries.strands import strand_name
from core.templatetags.dates import month
from partnerships.enums.health import STRAND_LETTERS, State

IN_A_ROW = 3  # the same channel as often as this is thanks by rote


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
class Thanks:
    """How a partner was thanked: when last, and by which channels, the newest first.

    `is_recent`: within a rolling year. `is_new`: the office knows the partner for less than one.
    """

    last_on: date | None
    channels: Sequence[str]
    is_recent: bool
    is_new: bool


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


def thanks_on(
    last_on: date | None, channels: Sequence[str], known_since: date, today: date
) -> Thanks:
    """What is known of a partner's thanks, as it counts `today`."""
    a_year_ago = years_before(today)
    is_recent = last_on is not None and last_on > a_year_ago
    return Thanks(last_on, channels, is_recent, known_since > a_year_ago)


def thanks_state(thanks: Thanks) -> State:
    """Holds when thanked within a rolling year, frays when always in the same way; else missing,
    unless nothing can be known yet."""
    if thanks.is_recent:
        return "frays" if is_by_rote(thanks.channels) else "holds"
    return "unknown" if thanks.last_on is None and thanks.is_new else "missing"


def is_by_rote(channels: Sequence[str]) -> bool:
    return len(channels) >= IN_A_ROW and len(set(channels[:IN_A_ROW])) == 1


def strand_states(ends: Ends, thanks: Thanks) -> list[State]:
    """The six states, in their order."""
    return ["unknown", backup_state(ends), "unknown", "unknown", thanks_state(thanks), "unknown"]


def states_of(letters: str | None, ends: Ends, thanks: Thanks) -> list[State]:
    """The states that the checks found (`letters` of the standing), else those computed here."""
    if letters is None:
        return strand_states(ends, thanks)
    return [STRAND_LETTERS[letter] for letter in letters]


def strands_of(ends: Ends, thanks: Thanks, thank_url: str = "") -> list[Strand]:
    """The six strands with their words, in their order; `thank_url` is where one thanks."""
    unknown = Strand("unknown")
    backup = Strand(backup_state(ends), _backup_text(ends))
    return [unknown, backup, unknown, unknown, _thanks(thanks, thank_url), unknown]


def _thanks(thanks: Thanks, url: str) -> Strand:
    state = thanks_state(thanks)
    if state == "holds" or not url:
        return Strand(state, _thanks_text(thanks))
    return Strand(state, _thanks_text(thanks), url, _("Thank"))


def _thanks_text(thanks: Thanks) -> str:
    """ "Certificate in May 2026"."""
    if thanks.last_on is None:
        return "" if thanks.is_new else _("None yet")
    names = {"month": month(thanks.last_on)}
    if not thanks.is_recent:
        return _("None since %(month)s") % names
    names["channel"] = str(strand_name("thanks", thanks.channels[0]))
    if is_by_rote(thanks.channels):
        return _("%(channel)s in %(month)s, as the times before") % names
    return _("%(channel)s in %(month)s") % names


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
