"""Mail 90, 60 and 30 days before an agreement ends: planned with it, judged when its time comes.

A due row belongs to one agreement, one end and one of the three. An agreement that is renewed,
ended, archived or given another end leaves its rows alone: each finds out that it is out of date.
After a time without a worker only the newest one goes.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from core.actions import action
from core.actors import SYSTEM, Actor
from core.due.plan import Plan, move_row, plan_rows
from core.models.due import DueRow, DueState
from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.write import Slot, post
from core.registries.due_rules import Outcome
from offices.models import Office
from offices.queries.calendar import SchoolCalendar, calendar_of
from partnerships.agreement_emails import Ending, ending_letter
from partnerships.models import Agreement
from partnerships.policies.agreements import TO_RENEW
from partnerships.queries.agreement_reminders import (
    DAYS_BEFORE,
    RECIPIENT,
    RULE,
    WALL_TIME,
    occurrence,
    read_occurrence,
    reminded_agreement,
    reminder_day,
    to_be_reminded,
    told_of,
    why_no_reminder,
)
from partnerships.queries.agreement_status import status_of, with_status


def plan_reminders(office: Office, agreements: Iterable[Agreement], now: datetime) -> None:
    """Make the due rows that are to come and not there. Part of each action that writes one."""
    today = office.today(now)
    coming = [it for it in agreements if _may_be_reminded(it)]
    if coming:
        calendar = calendar_of(office)
        plans = [plan for it in coming for plan in _plans(office, calendar, it, now)]
        plan_rows(office.pk, RULE, [it for it in plans if it.wall_date >= today])


def take_back_reminders(agreement: Agreement) -> None:
    """Take back the mails that no mail server has had yet, unless they still say the truth."""
    ours = OutboxMessage.objects.filter(
        office=agreement.office_id,
        rule=RULE,
        state=OutboxState.WAITING,
        occurrence__startswith=f"agreement:{agreement.pk} ",
    )
    told = dict(ours.values_list("pk", "occurrence"))
    if not told:
        return
    row = with_status(
        Agreement.objects.filter(office=agreement.office_id, pk=agreement.pk),
        agreement.office.today(),
    ).get()
    holds = _may_be_reminded(agreement) and status_of(row) in TO_RENEW
    wrong = [
        pk for pk, it in told.items() if not holds or read_occurrence(it).ends_on != row.ends_on
    ]
    ours.filter(pk__in=wrong).update(state=OutboxState.SUPERSEDED)


def work_reminder(row: DueRow, now: datetime) -> Outcome:
    """Handle a due reminder: write the mails, unless the row is out of date."""
    agreement = reminded_agreement(row, row.office.today(now))
    if why := why_no_reminder(row, agreement, now):
        return Outcome(why, superseded=True)
    assert agreement is not None
    return write_ending(by=SYSTEM, agreement=agreement, occurrence=row.occurrence, now=now)


@action
def write_ending(*, by: Actor, agreement: Agreement, occurrence: str, now: datetime) -> Outcome:
    """Put the mails into the outbox, for whoever looks after the partner on this day."""
    today = agreement.office.today(now)
    readers = told_of(agreement.partner, today)
    for reader in readers:
        slot = Slot(agreement.office_id, RULE, f"member:{reader.pk}", occurrence)
        post(slot, ending_letter(Ending(reader, agreement, today)), now)
        _take_back_earlier(slot, agreement)
    names = ", ".join(it.display_name for it in readers)
    return Outcome(f"told {names}" if names else "nobody is left in the office")


def plan_missing_reminders(office_id: int, now: datetime) -> None:
    """Plan what no action has planned, and move what waits on the clock of another zone."""
    office = Office.objects.get(pk=office_id)
    waiting = DueRow.objects.filter(office=office, rule=RULE, state=DueState.WAITING)
    for row in waiting.exclude(zone=office.time_zone).select_for_update(skip_locked=True):
        move_row(row, office.time_zone)
    plan_reminders(office, to_be_reminded(office, office.today(now)).iterator(), now)


def _may_be_reminded(agreement: Agreement) -> bool:
    is_there = agreement.archived_at is None and agreement.ended_early_on is None
    return is_there and agreement.ends_on is not None


def _plans(
    office: Office, calendar: SchoolCalendar, agreement: Agreement, now: datetime
) -> Iterator[Plan]:
    assert agreement.ends_on is not None
    for days in DAYS_BEFORE:
        nominal = agreement.ends_on - timedelta(days=days)
        if nominal >= office.today(now):
            yield Plan(
                recipient=RECIPIENT,
                occurrence=occurrence(agreement, days),
                wall_date=reminder_day(office, calendar, nominal, now),
                wall_time=WALL_TIME,
                zone=office.time_zone,
            )


def _take_back_earlier(slot: Slot, agreement: Agreement) -> None:
    """An earlier reminder of the same agreement that has not gone yet says less."""
    OutboxMessage.objects.filter(
        office=slot.office_id,
        rule=RULE,
        recipient=slot.recipient,
        state=OutboxState.WAITING,
        occurrence__startswith=f"agreement:{agreement.pk} ",
    ).exclude(occurrence=slot.occurrence).update(state=OutboxState.SUPERSEDED)
