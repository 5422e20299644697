"""What is long overdue, and who is told of it once a week."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from core.models.due import DueRow
from core.models.outbox import OutboxMessage
from offices.models import Membership, Office
from offices.queries.mondays import next_school_monday
from outreach.models import FollowUp
from outreach.queries.follow_ups import open_follow_ups
from outreach.queries.stand_ins import Roster, roster

RULE = "weekly-escalation"
WALL_TIME = time(7, 30)
LONG = timedelta(days=14)
MOST_ITEMS = 30  # in one mail; the rest is counted, and stands in the list of all follow-ups


@dataclass(frozen=True)
class OfOwner:
    """The follow-ups of one owner, oldest first. `now_with`: who has them while the owner is
    absent; they may be several people's by now, but the mail names the first."""

    owner: Membership
    now_with: str
    follow_ups: list[FollowUp] = field(default_factory=list)


@dataclass(frozen=True)
class Escalation:
    """What is overdue for 14 days or more. `count` includes what did not fit."""

    office: Office
    today: date
    groups: list[OfOwner]
    count: int

    @property
    def told(self) -> list[FollowUp]:
        return [it for group in self.groups for it in group.follow_ups]

    @property
    def left_out(self) -> int:
        return self.count - len(self.told)


def gather_escalation(office: Office, today: date) -> Escalation:
    """The oldest of what is long overdue, by owner; the owner with the oldest comes first."""
    overdue = open_follow_ups(office).filter(due_on__lte=today - LONG).order_by("due_on", "id")
    found = list(overdue[:MOST_ITEMS])
    count = len(found) if len(found) < MOST_ITEMS else overdue.count()
    return Escalation(office, today, _by_owner(office, found, today), count)


def told_of_escalations(office: Office, today: date) -> list[Membership]:
    """Those in charge on that day who did not switch it off, the longest-serving first."""
    in_charge = roster(office, today).in_charge
    members = Membership.objects.filter(office=office, pk__in=in_charge, escalations=True)
    return list(members.select_related("user", "office").order_by("recorded_at", "id"))


def next_escalation_day(office: Office, now: datetime) -> date:
    """The first Monday whose time is to come and that was not worked yet; of a Monday without
    school, the next open day."""
    return next_school_monday(office, RULE, WALL_TIME, now)


def escalation_row(office: Office, occurrence: str) -> DueRow | None:
    """The due row of one week."""
    return DueRow.objects.filter(office=office, rule=RULE, occurrence=occurrence).first()


def is_escalation_told(office: Office, occurrence: str) -> bool:
    """Whether somebody was written to on one occasion."""
    return OutboxMessage.objects.filter(office=office, rule=RULE, occurrence=occurrence).exists()


def _by_owner(office: Office, follow_ups: list[FollowUp], today: date) -> list[OfOwner]:
    there = roster(office, today)
    names = _names(office, there, follow_ups)
    groups: dict[int, OfOwner] = {}
    for follow_up in follow_ups:
        holders = there.holders(follow_up)
        is_absent = bool(holders) and follow_up.owner_id not in holders
        now_with = names[holders[0]] if is_absent else ""
        group = groups.setdefault(follow_up.owner_id, OfOwner(follow_up.owner, now_with))
        group.follow_ups.append(follow_up)
    return list(groups.values())


def _names(office: Office, there: Roster, follow_ups: list[FollowUp]) -> dict[int, str]:
    """The names of whoever has them."""
    holders = {pk for it in follow_ups for pk in there.holders(it)}
    members = Membership.objects.filter(office=office, pk__in=holders)
    return dict(members.values_list("pk", "display_name"))
