"""What the daily digest tells a member, and what became of it."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Count, QuerySet

from core.due.clock import instant
from core.models.due import DueRow
from core.models.outbox import OutboxMessage
from offices.models import Membership, Office
from outreach.enums.follow_ups import FollowUpStatus
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
class Meanwhile:
    """What colleagues did of a member's follow-ups while they were away, and who, the one who did
    most first."""

    count: int
    names: list[str]


@dataclass(frozen=True)
class Digest:
    """What is overdue or due on a member's day. `count` includes what did not fit.

    `meanwhile`: on the first of their days after an absence, if colleagues did something.
    """

    office: Office
    member: Membership
    today: date
    items: list[DigestItem]
    count: int
    meanwhile: Meanwhile | None = None

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
    due = follow_ups_of(office, member, today, by_mail=True).filter(due_on__lte=today)
    items = [_item(follow_up, member) for follow_up in due[:MOST_ITEMS]]
    count = len(items) if len(items) < MOST_ITEMS else due.count()
    meanwhile = done_meanwhile(office, member, today)
    return Digest(office, member, today, items, count, meanwhile)


def done_meanwhile(office: Office, member: Membership, today: date) -> Meanwhile | None:
    """What others did of the member's; None unless today is their first digest after an absence."""
    if member.away_from is None or member.away_until is None or not _is_first_back(member, today):
        return None
    since = instant(member.away_from, time(), office.time_zone)
    done = FollowUp.objects.filter(
        office=office, owner=member, status=FollowUpStatus.DONE, closed_at__gte=since
    )
    by_whom = done.exclude(closed_by=None).exclude(closed_by=member).values("closed_by")
    most_first = by_whom.annotate(count=Count("id")).order_by("-count", "closed_by")
    found = list(most_first.values_list("closed_by__display_name", "count"))
    return Meanwhile(sum(it for _, it in found), [name for name, _ in found]) if found else None


def _is_first_back(member: Membership, today: date) -> bool:
    """Whether none of the member's days lies between the end of their absence and today."""
    assert member.away_until is not None
    back = (today - member.away_until).days
    between = [member.away_until + timedelta(days=ahead) for ahead in range(1, min(back, 8))]
    return back > 0 and not any(day.isoweekday() in member.digest_days for day in between)


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
