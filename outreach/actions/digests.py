"""The daily digest: planned for 7:00 on the office's clock, written once a member and day.

Members choose the days; what is due on any other stands in the digest of the next one. A row that
is due is worked whatever its day: the choice is the planner's business.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from core.actions import action
from core.actors import SYSTEM, Actor
from core.due.clock import instant, next_day
from core.due.plan import Plan, move_row, plan_rows, work_anew
from core.models.due import DueRow, DueState
from core.outbox.write import Slot, post, supersede_waiting
from core.registries.due_rules import Outcome
from offices.models import Membership, Office
from outreach.emails import digest_letter
from outreach.queries.digests import (
    RULE,
    digest_members,
    digest_message,
    digest_recipient,
    digest_row,
    gather_digest,
)

WALL_TIME = time(7)


def work_digest(row: DueRow, now: datetime) -> Outcome:
    """Handle a due digest: write the mail if there is something to say, plan the next day's."""
    member = Membership.objects.select_related("office", "user").get(
        office=row.office_id, pk=row.recipient.removeprefix("member:")
    )
    today = member.office.today(now)
    if member.deactivated_at or not member.digest or not member.user.is_active:
        return Outcome("switched off")
    if row.wall_date < today:
        _plan_next(member, today)
        return Outcome("too late", superseded=True)
    _plan_next(member, today + timedelta(days=1))
    return write_digest(by=SYSTEM, member=member, occurrence=row.occurrence, now=now)


@action
def write_digest(*, by: Actor, member: Membership, occurrence: str, now: datetime) -> Outcome:
    """Put today's digest into the outbox; the outcome says why where there is nothing to send."""
    today = member.office.today(now)
    if member.is_away(today):
        return Outcome("away")
    digest = gather_digest(member.office, member, today)
    if not digest.items and not digest.meanwhile:
        return Outcome("nothing due")
    slot = Slot(member.office_id, RULE, digest_recipient(member), occurrence)
    message = post(slot, digest_letter(digest), now)
    supersede_waiting(slot)
    return Outcome(message.subject)


def plan_missing_digests(office_id: int, now: datetime) -> None:
    """Plan the next digest of each member who wants one.

    Rows that wait on the clock of another zone are moved to the office's; those to come that are
    not on the next of the member's days, because they chose others, give way.
    """
    office = Office.objects.get(pk=office_id)
    waiting = DueRow.objects.filter(office=office, rule=RULE, state=DueState.WAITING)
    for row in waiting.exclude(zone=office.time_zone).select_for_update(skip_locked=True):
        move_row(row, office.time_zone)
    plans = {plan.recipient: plan for plan in _next_plans(office, digest_members(office), now)}
    waits = set(waiting.filter(due_at__lte=now).values_list("recipient", flat=True))
    for row in waiting.filter(due_at__gt=now).select_for_update(skip_locked=True):
        plan = plans.get(row.recipient)
        if plan is None or row.occurrence == plan.occurrence or _was_tried(row, now):
            waits.add(row.recipient)
        else:
            row.delete()
    plan_rows(office_id, RULE, [plan for to, plan in plans.items() if to not in waits])


def _was_tried(row: DueRow, now: datetime) -> bool:
    """Whether somebody is at it, or its time has been and it was put off."""
    return row.attempts > 0 or instant(row.wall_date, row.wall_time, row.zone) <= now


def _next_plans(office: Office, members: Iterable[Membership], now: datetime) -> list[Plan]:
    """The next 7:00 of each on one of their days, unless it was worked ahead of its time."""
    first = next_day(WALL_TIME, office.time_zone, now)
    rows = DueRow.objects.filter(office=office, rule=RULE, wall_date__gte=first)
    worked = rows.exclude(state=DueState.WAITING)
    taken = set(worked.values_list("recipient", "wall_date"))
    plans = []
    for member in members:
        day = _chosen_day(member, first)
        while (digest_recipient(member), day) in taken:
            day = _chosen_day(member, day + timedelta(days=1))
        plans.append(_plan(office, member, day))
    return plans


def _plan_next(member: Membership, first: date) -> None:
    """Plan the digest of the member's first day from that one on."""
    plan = _plan(member.office, member, _chosen_day(member, first))
    plan_rows(member.office_id, RULE, [plan])


def _chosen_day(member: Membership, first: date) -> date:
    """That day, or the first after it on which the member wants the digest."""
    week = [first + timedelta(days=ahead) for ahead in range(7)]
    return next(day for day in week if day.isoweekday() in member.digest_days)


def _plan(office: Office, member: Membership, day: date, occurrence: str = "") -> Plan:
    return Plan(
        recipient=digest_recipient(member),
        occurrence=occurrence or day.isoformat(),
        wall_date=day,
        wall_time=WALL_TIME,
        zone=office.time_zone,
    )


@action
def bring_digest_forward(
    *, by: Actor, office: Office, member: Membership, now: datetime, again: bool = False
) -> str:
    """Make today's digest due now, if it has not been written yet; return its occurrence.

    One that ended without a mail is worked anew: there may be something to say by now. With
    `again` a member who had today's digest gets another.
    """
    today = office.today(now)
    occurrence = today.isoformat()
    if digest_message(office, member, occurrence) is not None:
        if not again:
            return occurrence
        occurrence = f"{occurrence} again at {now:%H:%M:%S.%f}"
    plan_rows(office.pk, RULE, [_plan(office, member, today, occurrence)])
    row = digest_row(office, member, occurrence)
    assert row is not None
    work_anew(row, now)
    return occurrence
