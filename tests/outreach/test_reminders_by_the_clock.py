"""Reminders keep the time on the wall: where the office moves, and where clocks change."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.due.clock import instant
from core.due.work import work_due_rows
from core.models.due import DueRow, DueState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.reminders import plan_missing_reminders
from outreach.lookups import unplanned_reminders
from outreach.queries.reminders import RULE
from partnerships.models import Partner
from tests.factories import make_follow_up, make_partner
from tests.outreach.reminding import (
    MORNING,
    THREE,
    mails,
    promise,
    told,
)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """It is Friday, November 20, 8:00 at Alder."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def partner(alder: Office, ana: Membership, bob: Membership) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", owner=ana, backup_owner=bob)


def move(office: Office, zone: str) -> None:
    """The office moves its clock, and the sweep comes by."""
    with office_context(office.pk):
        Office.objects.filter(pk=office.pk).update(time_zone=zone)
    assert unplanned_reminders() == [office.pk]
    with office_context(office.pk):
        plan_missing_reminders(office.pk, MORNING)
    assert unplanned_reminders() == []


def waiting(office: Office) -> list[datetime]:
    with office_context(office.pk):
        rows = DueRow.objects.filter(rule=RULE, state=DueState.WAITING)
        return list(rows.values_list("due_at", flat=True))


def test_when_the_office_moves_its_clock_three_stays_three(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    it = promise(partner, ana)
    move(alder, "America/New_York")
    in_new_york = datetime(2026, 11, 20, 20, tzinfo=UTC)
    with office_context(alder.pk):
        it.refresh_from_db()
    assert it.remind_at == in_new_york
    assert waiting(alder) == [in_new_york]
    work_due_rows(alder.pk, in_new_york)
    assert told(alder) == ["ana"]


@pytest.mark.parametrize("zone", ["America/Boise", "America/New_York"])
def test_an_office_that_moves_there_and_back_is_reminded_once(
    alder: Office, ana: Membership, partner: Partner, zone: str
) -> None:
    promise(partner, ana)
    move(alder, zone)
    move(alder, "America/Denver")
    assert waiting(alder) == [THREE]
    work_due_rows(alder.pk, THREE)
    assert told(alder) == ["ana"]


# Clocks change between one and two; tests/core/test_due_clock.py goes through whole days.
QUARTERS = [time(hour, minute) for hour in range(5) for minute in (0, 15, 30, 45)]
CHANGES = [
    ("America/Denver", date(2027, 3, 14)),
    ("America/Denver", date(2027, 11, 7)),
    ("Europe/Dublin", date(2027, 3, 28)),
    ("Europe/Dublin", date(2027, 10, 31)),
    ("Australia/Lord_Howe", date(2027, 10, 3)),  # half an hour
    ("Australia/Lord_Howe", date(2027, 4, 4)),
]


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_about_a_change_of_clocks_each_quarter_of_an_hour_reminds_once_and_not_too_early(
    alder: Office, ana: Membership, partner: Partner, zone: str, day: date
) -> None:
    with office_context(alder.pk):
        Office.objects.filter(pk=alder.pk).update(time_zone=zone)
        partner.office.refresh_from_db()
        made = [
            make_follow_up(partner, ana, what=str(at), due_on=day, remind_at=instant(day, at, zone))
            for at in QUARTERS
        ]
        plan_missing_reminders(alder.pk, MORNING)
        rows = DueRow.objects.filter(rule=RULE)
        due = {row.occurrence.split()[0]: row for row in rows}
        assert len(due) == len(QUARTERS)
    for at, it in zip(QUARTERS, made, strict=True):
        row = due[f"follow-up:{it.pk}"]
        assert row.due_at == it.remind_at
        assert row.wall_date == day
        shown = row.due_at.astimezone(ZoneInfo(zone))
        assert shown.time() == row.wall_time
        gap = datetime.combine(day, row.wall_time) - datetime.combine(day, at)
        assert gap in (timedelta(), timedelta(minutes=30), timedelta(hours=1))
    last = max(row.due_at for row in due.values())
    assert work_due_rows(alder.pk, last, limit=200) == len(QUARTERS)
    assert len(mails(alder)) == len(QUARTERS)


def test_of_a_time_that_comes_twice_the_second_can_be_meant(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    second = datetime(2027, 11, 7, 8, 30, tzinfo=UTC)  # 1:30 in Denver, after the change
    promise(partner, ana, second)
    assert waiting(alder) == [second]
    work_due_rows(alder.pk, second - timedelta(minutes=30))
    assert told(alder) == []
    work_due_rows(alder.pk, second)
    assert told(alder) == ["ana"]
