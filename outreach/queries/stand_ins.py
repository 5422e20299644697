"""Whose a follow-up is while people are away or have left: one rule for lists and for mail.

Its owner has it. Of an owner who is not there the partner's backup owner has it, else the
partner's owner, else whoever is in charge: the directors, where there is none the administrators,
then the coordinators, then the leaders. Where nobody is there at all, being away does not count.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import F, Q, Value

from core.among import IsAmong
from core.due.batch import once_a_batch
from offices.enums.roles import Role
from offices.models import Membership, Office
from outreach.models import FollowUp
from outreach.queries.known import Person, people_of

IN_CHARGE = (Role.DIRECTOR, Role.ADMINISTRATOR, Role.COORDINATOR, Role.LEADER)


class Share(Enum):
    """What of other people's follow-ups somebody has: nothing, what of the absent is theirs as a
    backup, or also what of the absent nobody else has."""

    OWN = "own"
    STANDS_IN = "stands in"
    IN_CHARGE = "in charge"


@dataclass(frozen=True)
class Roster:
    """Who is there on a day. `in_charge`: who takes what nobody else has, the longest-serving
    first; all of them see it in their lists, the first one gets the mail."""

    there: frozenset[int]
    absent: frozenset[int]
    in_charge: tuple[int, ...]

    def holders(self, follow_up: FollowUp) -> tuple[int, ...]:
        """Who has this follow-up; several only where those in charge share it."""
        partner = follow_up.partner
        for member_id in (follow_up.owner_id, partner.backup_owner_id, partner.owner_id):
            if member_id in self.there:
                return (member_id,)
        return self.in_charge

    def had_by(self, member_id: int, *, by_mail: bool = False) -> Q:
        """The same for lists: the follow-ups that a member has, and their own even while away."""
        share = self.share_of(member_id, by_mail=by_mail)
        return held_by(member_id, share, self.absent_ids(share))

    def share_of(self, member_id: int, *, by_mail: bool = False) -> Share:
        """What of other people's is a member's."""
        if not self.absent or member_id not in self.there:
            return Share.OWN
        is_in_charge = member_id in (self.in_charge[:1] if by_mail else self.in_charge)
        return Share.IN_CHARGE if is_in_charge else Share.STANDS_IN

    def absent_ids(self, share: Share) -> str | None:
        """Who is absent, as the array that `held_by` asks for."""
        if share is Share.OWN:
            return None
        return f"{{{','.join(str(pk) for pk in sorted(self.absent))}}}"


def held_by(member_id: int, share: Share, absent_ids: str | None) -> Q:
    """The follow-ups that somebody with this share has.

    Whoever is absent was asked for first, so that the usual case is one walk along the index of
    open follow-ups by owner.
    """
    own = Q(owner=member_id)
    if share is Share.OWN:
        return own
    absent = Value(absent_ids)
    has_no_backup = Q(partner__backup_owner=None) | Q(
        IsAmong(F("partner__backup_owner_id"), absent)
    )
    has_no_owner = Q(partner__owner=None) | Q(IsAmong(F("partner__owner_id"), absent))
    taken = Q(partner__backup_owner=member_id) | (Q(partner__owner=member_id) & has_no_backup)
    if share is Share.IN_CHARGE:
        taken |= has_no_backup & has_no_owner
    return own | (Q(IsAmong(F("owner_id"), absent)) & taken)


@once_a_batch
def roster(office: Office, today: date) -> Roster:
    """Who is there on that day of the office's. One query."""
    members = people_of(office)
    active = [it for it in members if it.role]
    there = [it for it in active if not _is_away(it, today)] or active
    ids = frozenset(it.id for it in there)
    absent = frozenset(it.id for it in members) - ids
    return Roster(there=ids, absent=absent, in_charge=_in_charge(there))


def _is_away(member: Person, today: date) -> bool:
    """As `Membership.is_away`, of a plain row."""
    if member.away_from is None or member.away_until is None:
        return False
    return bool(member.away_from <= today <= member.away_until)


def holder_of(follow_up: FollowUp, today: date) -> Membership | None:
    """The one who gets mail about it on that day; None in an office that everybody has left."""
    holders = roster(follow_up.office, today).holders(follow_up)
    members = Membership.objects.select_related("user", "office")
    return members.get(office=follow_up.office_id, pk=holders[0]) if holders else None


def _in_charge(there: list[Person]) -> tuple[int, ...]:
    for role in IN_CHARGE:
        if found := tuple(it.id for it in there if it.role == role):
            return found
    return ()
