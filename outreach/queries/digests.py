"""What the daily digest tells a member, and what became of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from core.models.due import DueRow
from core.models.outbox import OutboxMessage
from offices.models import Membership, Office
from outreach.models import FollowUp
from outreach.queries.follow_ups import follow_ups_of

RULE = "daily-digest"
MOST_ITEMS = 30  # in one mail; the rest is counted, and stands on Today


@dataclass(frozen=True)
class DigestItem:
    """One follow-up. `stands_in_for` names the absent colleague whose it is; empty: their own."""

    what: str
    due_on: date
    partner_id: int
    partner_name: str
    stands_in_for: str


@dataclass(frozen=True)
class Digest:
    """What is overdue or due on a member's day. `count` includes what did not fit."""

    office: Office
    member: Membership
    today: date
    items: list[DigestItem]
    count: int

    @property
    def overdue(self) -> list[DigestItem]:
        return [item for item in self.items if item.due_on < self.today]

    @property
    def due_today(self) -> list[DigestItem]:
        return [item for item in self.items if item.due_on == self.today]

    @property
    def left_out(self) -> int:
        return self.count - len(self.items)


def gather_digest(office: Office, member: Membership, today: date) -> Digest:
    """The member's follow-ups until today, with those of colleagues for whom they stand in."""
    due = follow_ups_of(office, member, today).filter(due_on__lte=today)
    items = [_item(follow_up, member) for follow_up in due[:MOST_ITEMS]]
    count = len(items) if len(items) < MOST_ITEMS else due.count()
    return Digest(office=office, member=member, today=today, items=items, count=count)


def _item(follow_up: FollowUp, member: Membership) -> DigestItem:
    own = follow_up.owner_id == member.pk
    return DigestItem(
        what=follow_up.what,
        due_on=follow_up.due_on,
        partner_id=follow_up.partner_id,
        partner_name=follow_up.partner.name,
        stands_in_for="" if own else follow_up.owner.display_name,
    )


def digest_members(office: Office) -> QuerySet[Membership]:
    """The active members who want the digest, by name."""
    return (
        Membership.objects.filter(office=office, deactivated_at=None, digest=True)
        .select_related("user", "office")
        .order_by("display_name", "id")
    )


def digest_recipient(member: Membership) -> str:
    """How a due row and a message name the member."""
    return f"member:{member.pk}"


def digest_row(office: Office, member: Membership, occurrence: str) -> DueRow | None:
    """The due row of one digest."""
    return DueRow.objects.filter(
        office=office, rule=RULE, recipient=digest_recipient(member), occurrence=occurrence
    ).first()


def digest_message(office: Office, member: Membership, occurrence: str) -> OutboxMessage | None:
    """The message of one digest, if there was something to say."""
    return OutboxMessage.objects.filter(
        office=office, rule=RULE, recipient=digest_recipient(member), occurrence=occurrence
    ).first()
