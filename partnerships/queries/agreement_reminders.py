"""Who is told, and when, that an agreement ends; how a due row names it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from core.due.batch import once_a_batch
from core.due.clock import instant
from core.models.due import DueRow
from offices.enums.roles import Role
from offices.models import Membership, Office
from offices.queries.calendar import SchoolCalendar
from partnerships.models import Agreement, Partner
from partnerships.policies.agreements import TO_RENEW
from partnerships.queries.agreement_status import status_of, with_status

RULE = "agreement-ends"
RECIPIENT = "owner"
"""Of a due row; who looks after the partner is known when its time has come."""
DAYS_BEFORE = (90, 60, 30)
WALL_TIME = time(7, 30)
SOON = timedelta(days=45)
"""So far ahead is looked for what no action has planned; partnerships/lookups.py says the same."""
LONGEST_BREAK = 150  # days to look back for one with school
OCCURRENCE = re.compile(r"agreement:(\d+) ends (\d{4}-\d\d-\d\d) in (\d+)")
IN_CHARGE = (Role.DIRECTOR, Role.ADMINISTRATOR, Role.COORDINATOR, Role.LEADER)


@dataclass(frozen=True)
class Named:
    """What a due row names: the agreement, its end, and how many days before it."""

    agreement: int
    ends_on: date
    days: int


def occurrence(agreement: Agreement, days: int) -> str:
    """How the due row names it; partnerships/lookups.py writes it in SQL."""
    return f"agreement:{agreement.pk} ends {agreement.ends_on} in {days}"


def read_occurrence(text: str) -> Named:
    """Raises ValueError for a name that is not ours."""
    found = OCCURRENCE.fullmatch(text)
    if found is None:
        raise ValueError(f"no agreement is named by “{text}”")
    return Named(int(found[1]), date.fromisoformat(found[2]), int(found[3]))


def reminder_day(office: Office, calendar: SchoolCalendar, nominal: date, now: datetime) -> date:
    """The open day at or before that one; where its time has passed, the next open day."""
    back = (nominal - timedelta(days=it) for it in range(LONGEST_BREAK))
    day = next((it for it in back if calendar.is_open(it)), nominal)
    today = office.today(now)
    if instant(day, WALL_TIME, office.time_zone) > now:
        return day
    if calendar.is_open(today) and instant(today, WALL_TIME, office.time_zone) > now:
        return today
    return calendar.next_open_day(today)


def reminded_agreement(row: DueRow, today: date) -> Agreement | None:
    """The agreement of a due row with its status, if it is still there. Raises ValueError."""
    named = read_occurrence(row.occurrence)
    rows = Agreement.objects.select_related("office", "partner", "renews")
    found = rows.filter(office=row.office_id, pk=named.agreement)
    return with_status(found, today).first()


def why_no_reminder(row: DueRow, agreement: Agreement | None, now: datetime) -> str:
    """Why the row's mail does not go: the agreement is another one by now. Empty: it goes."""
    if agreement is None or agreement.archived_at or agreement.partner.archived_at:
        return "removed"
    if agreement.ended_early_on is not None:
        return "ended early"
    named = read_occurrence(row.occurrence)
    if agreement.ends_on != named.ends_on:
        return "ends on another day"
    status = status_of(agreement)
    if status not in TO_RENEW:
        return f"{status.value} by now"
    return "a newer one tells of it" if _has_newer(row, agreement, named, now) else ""


def _has_newer(row: DueRow, agreement: Agreement, named: Named, now: datetime) -> bool:
    """Whether the reminder that is nearer to the end is due as well."""
    nearer = [occurrence(agreement, it) for it in DAYS_BEFORE if it < named.days]
    rows = DueRow.objects.filter(office=row.office_id, rule=RULE, occurrence__in=nearer)
    return any(instant(it.wall_date, it.wall_time, it.zone) <= now for it in rows)


@once_a_batch
def members_there(office: Office, today: date) -> tuple[Membership, ...]:
    """The active members who are not away, the longest-serving first; all where all are away."""
    active = Membership.objects.filter(office=office, deactivated_at=None, user__is_active=True)
    members = tuple(active.select_related("user", "office").order_by("recorded_at", "id"))
    return tuple(it for it in members if not it.is_away(today)) or members


def told_of(partner: Partner, today: date) -> list[Membership]:
    """Who gets the mail about a partner: its owner; while they are not there its backup owner;
    else the directors, or whoever is in charge."""
    there = members_there(partner.office, today)
    for wanted in (partner.owner_id, partner.backup_owner_id):
        if found := [it for it in there if it.pk == wanted]:
            return found
    for role in IN_CHARGE:
        if found := [it for it in there if it.role == role]:
            return found
    return []


def looked_after_by(member_id: int, role: Role | None, today: date) -> Q:
    """The agreements of the partners that are a member's on that day; the same as `told_of`.

    A director has those of partners that nobody looks after.
    """
    owner, backup = (_is_there(it, today) for it in ("partner__owner", "partner__backup_owner"))
    mine = Q(partner__owner=member_id) | (~owner & Q(partner__backup_owner=member_id))
    return mine | (~owner & ~backup) if role is Role.DIRECTOR else mine


def _is_there(path: str, today: date) -> Q:
    is_away = Q(**{f"{path}__away_from__lte": today, f"{path}__away_until__gte": today})
    there = Q(**{f"{path}__isnull": False, f"{path}__deactivated_at": None})
    return there & ~is_away


def to_be_reminded(office: Office, today: date) -> "QuerySet[Agreement]":
    """What some reminder has soon to tell of: planned by every action, and here once more."""
    first = today + timedelta(days=min(DAYS_BEFORE))
    last = today + timedelta(days=max(DAYS_BEFORE)) + SOON
    return Agreement.objects.filter(
        office=office, archived_at=None, ended_early_on=None, ends_on__range=(first, last)
    )
