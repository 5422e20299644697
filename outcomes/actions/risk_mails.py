"""Once a week those in charge are told whose health has changed: planned by week, written at once.

Nothing is sent in a week without a change. What a week without school would have told comes with
the next one: news are counted from the last week that was worked.
"""

from datetime import date, datetime

from core.actions import action
from core.actors import SYSTEM, Actor
from core.due.plan import Plan, move_row, plan_rows
from core.models.due import DueRow, DueState
from core.outbox.write import Slot, post, supersede_waiting
from core.registries.due_rules import Outcome
from offices.models import Office
from offices.queries.calendar import calendar_of
from outcomes.queries.risk_mails import (
    RULE,
    WALL_TIME,
    gather_news,
    next_risk_day,
    told_of_risk,
)
from outcomes.risk_emails import risk_letter

OFFICE = "office"
"""The recipient of a due row: who is in charge is known when its time has come."""


def work_news(row: DueRow, now: datetime) -> Outcome:
    """Handle a due week: write the mails and plan the next week; on a day without school, only
    plan. A row that is late goes on the first open day."""
    office = row.office
    plan_rows(office.pk, RULE, [_plan(office, next_risk_day(office, now))])
    if not calendar_of(office).is_open(office.today(now)):
        return Outcome("no school today", superseded=True)
    return write_news(by=SYSTEM, office=office, occurrence=row.occurrence, now=now)


@action
def write_news(*, by: Actor, office: Office, occurrence: str, now: datetime) -> Outcome:
    """Put the mails into the outbox; the outcome says why where there is nothing to send."""
    today = office.today(now)
    news, readers = gather_news(office, today), told_of_risk(office, today)
    if not news.count:
        return Outcome("nothing has changed")
    if not readers:
        return Outcome("switched off")
    for reader in readers:
        slot = Slot(office.pk, RULE, f"member:{reader.pk}", occurrence)
        post(slot, risk_letter(news, reader), now)
        supersede_waiting(slot)
    names = ", ".join(reader.display_name for reader in readers)
    return Outcome(f"told {names} of {news.count}")


def plan_missing_news(office_id: int, now: datetime) -> None:
    """Plan the next week where none waits; what waits on another zone's clock is moved."""
    office = Office.objects.get(pk=office_id)
    waiting = DueRow.objects.filter(office=office, rule=RULE, state=DueState.WAITING)
    for row in waiting.exclude(zone=office.time_zone).select_for_update(skip_locked=True):
        move_row(row, office.time_zone)
    if not waiting.exists():
        plan_rows(office_id, RULE, [_plan(office, next_risk_day(office, now))])


def _plan(office: Office, day: date) -> Plan:
    return Plan(
        recipient=OFFICE,
        occurrence=day.isoformat(),
        wall_date=day,
        wall_time=WALL_TIME,
        zone=office.time_zone,
    )
