"""Whose a follow-up is while people are away or have left: one rule for lists and for mail.

Its owner has it. Of an owner who is not there the partner's backup owner has it, else the
partner's owner, else whoever is in charge: the directors, where there is none the administrators,
then the coordinators, then the leaders. Where nobody is there at all, being away does not count.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from offices.enums.roles import Role
from offices.models import Membership, Office
from outreach.models import FollowUp

IN_CHARGE = (Role.DIRECTOR, Role.ADMINISTRATOR, Role.COORDINATOR, Role.LEADER)


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
        """The same for lists: the follow-ups that a member has, and their own even while away.

        Whoever is absent was asked for first, so that the usual case is one walk along the index
        of open follow-ups by owner.
        """
        own = Q(owner=member_id)
        if not self.absent or member_id not in self.there:
            return own
        has_no_backup = Q(partner__backup_owner=None) | Q(partner__backup_owner__in=self.absent)
        has_no_owner = Q(partner__owner=None) | Q(partner__owner__in=self.absent)
        taken = Q(partner__backup_owner=member_id) | (Q(partner__owner=member_id) & has_no_backup)
        if member_id in (self.in_charge[:1] if by_mail else self.in_charge):
            taken |= has_no_backup & has_no_owner
        return own | (Q(owner__in=self.absent) & taken)


def roster(office: Office, today: date) -> Roster:
    """Who is there on that day of the office's. One query."""
    members = list(
        Membership.objects.filter(office=office)
        .select_related("user")
        .only(
            *("user", "role", "away_from", "away_until", "deactivated_at", "recorded_at"),
            "user__is_active",
        )
        .order_by("recorded_at", "id")
    )
    active = [it for it in members if it.deactivated_at is None and it.user.is_active]
    there = [it for it in active if not it.is_away(today)] or active
    ids = frozenset(it.pk for it in there)
    absent = frozenset(it.pk for it in members) - ids
    return Roster(there=ids, absent=absent, in_charge=_in_charge(there))


def holder_of(follow_up: FollowUp, today: date) -> Membership | None:
    """The one who gets mail about it on that day; None in an office that everybody has left."""
    holders = roster(follow_up.office, today).holders(follow_up)
    members = Membership.objects.select_related("user", "office")
    return members.get(office=follow_up.office_id, pk=holders[0]) if holders else None


def _in_charge(there: list[Membership]) -> tuple[int, ...]:
    for role in IN_CHARGE:
        if found := tuple(it.pk for it in there if it.role == role):
            return found
    return ()
