"""Reminders at a time: how a follow-up's due row is called, and what the mail tells."""

import re
from dataclasses import dataclass
from datetime import UTC, date

from contacts.enums.affiliations import Holds
from contacts.queries.people import Person, people_of_partner
from core.models.due import DueRow
from offices.models import Membership
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import FollowUp

RULE = "follow-up-reminder"
OCCURRENCE = re.compile(r"follow-up:(\d+) at \S+")


@dataclass(frozen=True)
class Reminder:
    """What a member is told of one follow-up. `person`: the partner's primary contact."""

    member: Membership
    follow_up: FollowUp
    today: date
    person: Person | None

    @property
    def stands_in_for(self) -> str:
        """The absent colleague whose it is; empty: their own."""
        owner = self.follow_up.owner
        return "" if owner.pk == self.member.pk else owner.display_name


def reminder_recipient(follow_up: FollowUp) -> str:
    """Whose reminder the due row is; who gets the mail is known when its time has come."""
    return f"member:{follow_up.owner_id}"


def reminder_occurrence(follow_up: FollowUp) -> str:
    """How the due row names the follow-up and the instant; lookups.py writes it in SQL."""
    assert follow_up.remind_at is not None
    return f"follow-up:{follow_up.pk} at {follow_up.remind_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def named_follow_up(occurrence: str) -> int:
    """The id of the follow-up in the name of an occurrence. Raises ValueError for no such name."""
    named = OCCURRENCE.fullmatch(occurrence)
    if named is None:
        raise ValueError(f"no follow-up is named by “{occurrence}”")
    return int(named[1])


def reminded_follow_up(row: DueRow) -> FollowUp | None:
    """The follow-up of a due row, if it is still there. Raises ValueError for a row that names
    none."""
    found = FollowUp.objects.select_related("office", "partner", "owner")
    return found.filter(office=row.office_id, pk=named_follow_up(row.occurrence)).first()


def why_no_reminder(row: DueRow, follow_up: FollowUp | None, today: date) -> str:
    """Why the row's mail does not go: its follow-up is another one by now. Empty: it goes."""
    if follow_up is None or follow_up.archived_at or follow_up.partner.archived_at:
        return "removed"
    if follow_up.status != FollowUpStatus.OPEN:
        return "closed already"
    if follow_up.remind_at is None or reminder_occurrence(follow_up) != row.occurrence:
        return "moved to another time"
    if reminder_recipient(follow_up) != row.recipient:
        return "given to somebody else"
    return "too late: the digest tells of it" if _is_told(row, follow_up, today) else ""


def _is_told(row: DueRow, follow_up: FollowUp, today: date) -> bool:
    """Whether a reminder that is a day late can stay away: not one that was set for some days
    ahead, nor one for somebody without a digest."""
    return row.wall_date < today and follow_up.due_on <= today and follow_up.owner.digest


def gather_reminder(follow_up: FollowUp, member: Membership, today: date) -> Reminder:
    """What the mail says on that day."""
    people = people_of_partner(follow_up.office, follow_up.partner_id, today)
    return Reminder(member, follow_up, today, people.holder(Holds.PRIMARY))
