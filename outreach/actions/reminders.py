"""Reminders at a time: planned with the follow-up, written to whoever has it then.

A due row belongs to one follow-up, instant and owner. A follow-up that is moved, closed or given
away leaves its row alone: when its time comes, the row finds that it is out of date. So nothing
that changes follow-ups has to remember to take a reminder back, and what is opened again in time
is reminded of. Only mail that waits for its server to come back is taken back at once.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from core.actions import action, hold
from core.actors import SYSTEM, Actor
from core.due.clock import instant
from core.due.plan import Plan, plan_rows
from core.models.due import DueRow, DueState
from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.write import Slot, post
from core.registries.due_rules import Outcome
from offices.models import Office
from outreach.emails import reminder_letter
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import FollowUp
from outreach.queries.reminders import (
    RULE,
    gather_reminder,
    named_follow_up,
    reminded_follow_up,
    reminder_occurrence,
    reminder_recipient,
    why_no_reminder,
)
from outreach.queries.stand_ins import holder_of


def plan_reminder(follow_up: FollowUp) -> None:
    """Make the due row of a follow-up that is open and whose time is to come, unless it is there.

    Part of each action that writes a follow-up, in its transaction.
    """
    if follow_up.remind_at is None:
        return
    if follow_up.status != FollowUpStatus.OPEN or follow_up.archived_at is not None:
        take_back_reminders(follow_up.office_id, [follow_up.pk])
    elif follow_up.remind_at >= timezone.now():
        plan_rows(follow_up.office_id, RULE, [_plan(follow_up, follow_up.remind_at)])


def take_back_reminders(office_id: int, follow_up_ids: Iterable[int]) -> None:
    """Take back the mails that their due rows have written and that no mail server has had yet."""
    waiting = OutboxMessage.objects.filter(
        office=office_id, rule=RULE, state=OutboxState.WAITING
    ).values_list("pk", "occurrence")
    ids = set(follow_up_ids)
    told = [pk for pk, occurrence in waiting if named_follow_up(occurrence) in ids]
    if told:
        of_them = OutboxMessage.objects.filter(office=office_id, pk__in=told)
        of_them.filter(state=OutboxState.WAITING).update(state=OutboxState.SUPERSEDED)


def plan_reminders(office_id: int, follow_ups: Iterable[FollowUp]) -> None:
    """The same for open follow-ups whose reminders are all to come, in one statement."""
    plans = [_plan(it, it.remind_at) for it in follow_ups if it.remind_at is not None]
    plan_rows(office_id, RULE, plans)


def work_reminder(row: DueRow, now: datetime) -> Outcome:
    """Handle a due reminder: write the mail, unless the row is out of date or a day late."""
    follow_up = reminded_follow_up(row)
    today = row.office.today(now)
    if why := why_no_reminder(row, follow_up, today):
        return Outcome(why, superseded=True)
    assert follow_up is not None
    return write_reminder(by=SYSTEM, follow_up=follow_up, occurrence=row.occurrence, now=now)


@action
def write_reminder(*, by: Actor, follow_up: FollowUp, occurrence: str, now: datetime) -> Outcome:
    """Put the mail into the outbox, for whoever has the follow-up on this day."""
    today = follow_up.office.today(now)
    member = holder_of(follow_up, today)
    if member is None:
        return Outcome("nobody is left in the office")
    letter = reminder_letter(gather_reminder(follow_up, member, today))
    slot = Slot(follow_up.office_id, RULE, f"member:{member.pk}", occurrence)
    return Outcome(f"to {member.display_name}: {post(slot, letter, now).subject}")


def plan_missing_reminders(office_id: int, now: datetime) -> None:
    """Plan what no action has planned, and move what waits on the clock of another zone."""
    office = Office.objects.get(pk=office_id)
    waiting = DueRow.objects.filter(office=office, rule=RULE, state=DueState.WAITING)
    for row in waiting.exclude(zone=office.time_zone).select_for_update(skip_locked=True):
        move_reminder(by=SYSTEM, row=row, now=now)
    to_come = FollowUp.objects.filter(
        office=office, status=FollowUpStatus.OPEN, archived_at=None, remind_at__gte=now
    )
    plan_reminders(office_id, to_come.select_related("office"))


@action
def move_reminder(*, by: Actor, row: DueRow, now: datetime) -> None:
    """Keep the wall time of a reminder whose office has moved to another zone."""
    row.state, row.finished_at = DueState.SUPERSEDED, now
    row.outcome = "the office moved to another time zone"
    row.save(update_fields=["state", "finished_at", "outcome"])
    follow_up = reminded_follow_up(row)
    if follow_up is None:
        return
    hold(follow_up)
    if follow_up.remind_at and reminder_occurrence(follow_up) == row.occurrence:
        zone = follow_up.office.time_zone
        follow_up.remind_at = instant(row.wall_date, row.wall_time, zone)
        follow_up.save(update_fields=["remind_at"])
        _plan_anew(follow_up, follow_up.remind_at)


def bring_reminders_forward(office: Office, now: datetime) -> list[DueRow]:
    """Make the reminders of today due now; answers their rows."""
    waiting = DueRow.objects.filter(office=office, rule=RULE, state=DueState.WAITING)
    rows = list(waiting.filter(wall_date=office.today(now)).select_for_update(skip_locked=True))
    for row in rows:
        row.due_at = min(row.due_at, now)
        row.save(update_fields=["due_at"])
    return rows


def _plan(follow_up: FollowUp, remind_at: datetime) -> Plan:
    local = follow_up.office.local(remind_at)
    return Plan(
        recipient=reminder_recipient(follow_up),
        occurrence=reminder_occurrence(follow_up),
        wall_date=local.date(),
        wall_time=local.time(),
        zone=follow_up.office.time_zone,
        due_at=remind_at,
    )


def _plan_anew(follow_up: FollowUp, remind_at: datetime) -> None:
    """Also where a row of that instant is superseded: the office moved there and back, or to a
    zone whose clocks show the same."""
    plan = _plan(follow_up, remind_at)
    plan_rows(follow_up.office_id, RULE, [plan])
    DueRow.objects.filter(
        office=follow_up.office_id,
        rule=RULE,
        recipient=plan.recipient,
        occurrence=plan.occurrence,
        state=DueState.SUPERSEDED,
    ).update(state=DueState.WAITING, finished_at=None, outcome="", due_at=remind_at, zone=plan.zone)
