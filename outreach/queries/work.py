"""What is shown of a member's follow-ups: on Today the first that are due and the first that come,
elsewhere the first of all that are open."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, QuerySet, Sum, Value, When, Window
from django.db.models.functions import RowNumber

from core.prepared import prepared
from offices.models import Membership, Office
from outreach.models import FollowUp
from outreach.queries.due import MINUTES_OF_ROW, ORDER
from outreach.queries.follow_ups import end_of_week, open_follow_ups
from outreach.queries.stand_ins import Share, held_by, roster
from outreach.queries.tasks import Task, TaskOrigin, TaskOwner, TaskPartner

SHOWN = 12
"""Rows of a list on Today; the rest stands on the page of all follow-ups."""

COLUMNS = (
    "pk",
    "what",
    "kind",
    "due_on",
    "remind_at",
    "escalated_at",
    "escalated_to",
    "partner_id",
    "owner_id",
)
PARTNER = ("partner__name", "partner__tier")
OWNER = ("owner__display_name", "owner__away_from", "owner__away_until")
ORIGIN = ("origin__starts_on", "origin__exchange")
IN_ALL = ("is_ahead", "in_all", "minutes_in_all")
LATE_IN_ALL = ("in_all", "late_in_all")


@dataclass(frozen=True)
class Tasks:
    """The first of a list; how many there are in all, and the minutes of all."""

    rows: list[Task]
    count: int
    minutes: int


@dataclass(frozen=True)
class Promised:
    """The first of all that is open; how much there is, and how much of it is late."""

    rows: list[Task]
    count: int
    late: int


class Work(NamedTuple):
    """What is late or due today, and what comes until the end of the week."""

    due: Tasks
    later: Tasks


def work_of(office: Office, member: Membership, today: date) -> Work:
    """The first of both, with the count and minutes of all, in one statement."""
    days = (today, end_of_week(today))
    found = _first_of_both.rows(office.pk, member.pk, *days, *_asked(office, member, today))
    due, later = ([it for it in found if it[-3] is ahead] for ahead in (False, True))
    return Work(_tasks(due), _tasks(later))


def first_promised(office: Office, member: Membership, today: date, most: int) -> Promised:
    """The first of all that a member has to do, what is late before the rest, in one statement."""
    asked = _asked(office, member, today)
    found = _first_open.rows(office.pk, member.pk, today, *asked, (most,))
    count, late = found[0][-len(LATE_IN_ALL) :] if found else (0, 0)
    return Promised([_task(row[: -len(LATE_IN_ALL)]) for row in found], count, late)


def _asked(office: Office, member: Membership, today: date) -> tuple[Share, str | None]:
    """What of other people's follow-ups is the member's, and who is absent."""
    there = roster(office, today)
    share = there.share_of(member.pk)
    return share, there.absent_ids(share)


@prepared
def _first_open(
    office_id: int,
    member_id: int,
    today: date,
    share: Share,
    absent_ids: str | None,
    most: tuple[int],
) -> QuerySet[FollowUp, Any]:
    mine = open_follow_ups(office_id).filter(held_by(member_id, share, absent_ids))
    is_late = Case(When(due_on__lt=today, then=Value(1)), default=Value(0))
    rows = mine.annotate(in_all=Window(Count("*")), late_in_all=Window(Sum(is_late)))
    return rows.values_list(*COLUMNS, *PARTNER, *OWNER, *ORIGIN, *LATE_IN_ALL)[: most[0]]


@prepared
def _first_of_both(
    office_id: int, member_id: int, today: date, last: date, share: Share, absent_ids: str | None
) -> QuerySet[FollowUp, Any]:
    mine = open_follow_ups(office_id).filter(held_by(member_id, share, absent_ids))
    is_ahead = Case(When(due_on__gt=today, then=Value(True)), default=Value(False))
    part = [F("is_ahead")]
    rows = mine.filter(due_on__lte=last).annotate(is_ahead=is_ahead)
    first = rows.annotate(
        in_all=Window(Count("*"), partition_by=part),
        minutes_in_all=Window(Sum(MINUTES_OF_ROW), partition_by=part),
        place=Window(RowNumber(), partition_by=part, order_by=ORDER),
    ).filter(place__lte=SHOWN)
    return first.order_by(*ORDER).values_list(*COLUMNS, *PARTNER, *OWNER, *ORIGIN, *IN_ALL)


def _tasks(rows: list[tuple[Any, ...]]) -> Tasks:
    if not rows:
        return Tasks([], 0, 0)
    return Tasks([_task(row[: -len(IN_ALL)]) for row in rows], rows[0][-2], rows[0][-1])


def _task(row: tuple[Any, ...]) -> Task:
    """One row, in the order of the columns, without what is said of all."""
    *plain, name, tier, owner, away_from, away_until, day, exchange = row
    origin = None if day is None else TaskOrigin(day, exchange)
    whose = TaskOwner(owner, away_from, away_until)
    of_task: list[Any] = [*plain, TaskPartner(name, tier), whose, origin]
    return Task(*of_task)
