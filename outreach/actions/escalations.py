"""Once a week those in charge are told what is long overdue: planned by week, written at once."""

from datetime import date, datetime

from core.actions import action
from core.actors import SYSTEM, Actor
from core.due.plan import Plan, move_row, plan_rows, work_anew
from core.models.due import DueRow, DueState
from core.outbox.write import Slot, post, supersede_waiting
from core.registries.due_rules import Outcome
from offices.models import Membership, Office
from offices.queries.calendar import calendar_of
from offices.queries.mondays import BY_HAND
from outreach.emails import escalation_letter
from outreach.models import FollowUp
from outreach.queries.escalations import (
    RULE,
    WALL_TIME,
    Escalation,
    escalation_row,
    gather_escalation,
    is_escalation_told,
    next_escalation_day,
    told_of_escalations,
)

OFFICE = "office"
"""The recipient of a due row: who is in charge is known when its time has come."""


def work_escalation(row: DueRow, now: datetime) -> Outcome:
    """Handle a due week: write the mails and plan the next week; on a day without school, only
    plan. A row that is late goes on the first open day."""
    office = row.office
    if BY_HAND not in row.occurrence:
        plan_rows(office.pk, RULE, [_plan(office, next_escalation_day(office, now))])
        if not calendar_of(office).is_open(office.today(now)):
            return Outcome("no school today", superseded=True)
    return write_escalation(by=SYSTEM, office=office, occurrence=row.occurrence, now=now)


@action
def write_escalation(*, by: Actor, office: Office, occurrence: str, now: datetime) -> Outcome:
    """Put the mails into the outbox, and keep with the follow-ups who was told of them."""
    today = office.today(now)
    escalation, readers = gather_escalation(office, today), told_of_escalations(office, today)
    if not escalation.count:
        return Outcome("nothing overdue")
    if not readers:
        return Outcome("switched off")
    for reader in readers:
        slot = Slot(office.pk, RULE, f"member:{reader.pk}", occurrence)
        post(slot, escalation_letter(escalation, reader), now)
        supersede_waiting(slot)
    return Outcome(_keep(escalation, readers, now))


def plan_missing_escalations(office_id: int, now: datetime) -> None:
    """Plan the next week where none waits; what waits on another zone's clock is moved."""
    office = Office.objects.get(pk=office_id)
    waiting = DueRow.objects.filter(office=office, rule=RULE, state=DueState.WAITING)
    for row in waiting.exclude(zone=office.time_zone).select_for_update(skip_locked=True):
        move_row(row, office.time_zone)
    if not waiting.exclude(occurrence__contains=BY_HAND).exists():
        plan_rows(office_id, RULE, [_plan(office, next_escalation_day(office, now))])


@action
def bring_escalation_forward(
    *, by: Actor, office: Office, now: datetime, again: bool = False
) -> str:
    """Make an escalation of today's due now, told once a day unless `again`; returns its
    occurrence.

    One of which nobody was told is worked anew: there may be something to tell by now. The one
    of the week stays planned.
    """
    today = office.today(now)
    occurrence = f"{today} {BY_HAND}" + (f" again at {now:%H:%M:%S.%f}" if again else "")
    plan_rows(office.pk, RULE, [_plan(office, today, occurrence)])
    row = escalation_row(office, occurrence)
    assert row is not None
    if not is_escalation_told(office, occurrence):
        work_anew(row, now)
    return occurrence


def _keep(escalation: Escalation, readers: list[Membership], now: datetime) -> str:
    names = ", ".join(reader.display_name for reader in readers)
    told = FollowUp.objects.filter(
        office=escalation.office, pk__in=[it.pk for it in escalation.told]
    )
    most = FollowUp._meta.get_field("escalated_to").max_length
    told.update(escalated_at=now, escalated_to=names[:most])
    return f"told {names} of {escalation.count}"


def _plan(office: Office, day: date, occurrence: str = "") -> Plan:
    return Plan(
        recipient=OFFICE,
        occurrence=occurrence or day.isoformat(),
        wall_date=day,
        wall_time=WALL_TIME,
        zone=office.time_zone,
    )
