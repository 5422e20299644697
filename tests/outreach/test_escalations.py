"""What is long overdue: those in charge are told on Mondays at 7:30, if there is something."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.due.work import work_due_rows
from core.models.due import DueRow, DueState
from core.models.outbox import OutboxMessage, OutboxState
from core.tenancy.context import office_context
from offices.models import Holiday, Membership, Office
from outreach.actions.escalations import plan_missing_escalations
from outreach.actions.reminders import plan_missing_reminders
from outreach.lookups import unplanned_escalations
from outreach.models import FollowUp
from outreach.presenters.escalated import escalated_words
from outreach.queries.escalations import RULE
from outreach.queries.reminders import RULE as REMINDER
from tests.factories import make_follow_up, make_partner

DENVER = ZoneInfo("America/Denver")
SATURDAY = datetime(2026, 11, 14, 9, tzinfo=DENVER)
MONDAY = datetime(2026, 11, 16, 7, 30, tzinfo=DENVER)
WEEK = timedelta(days=7)
LONG_AGO = date(2026, 11, 2)  # fourteen days before that Monday


@pytest.fixture(autouse=True)
def clock(alder: Office) -> Iterator[time_machine.Traveller]:
    """It is Saturday, November 14, and the sweep has just planned the week's escalation."""
    with time_machine.travel(SATURDAY, tick=False) as traveller:
        plan(alder, SATURDAY)
        yield traveller


def plan(office: Office, now: datetime) -> None:
    with office_context(office.pk):
        plan_missing_escalations(office.pk, now)


def owe(member: Membership, what: str = "Send the forms", due_on: date = LONG_AGO) -> FollowUp:
    with office_context(member.office_id):
        return make_follow_up(
            make_partner(member.office, name="Rivera Machining"), member, what=what, due_on=due_on
        )


def change(thing: Any, **fields: Any) -> None:
    with office_context(thing.office_id):
        type(thing).objects.filter(pk=thing.pk).update(**fields)


def rows(office: Office) -> list[tuple[str, str, str]]:
    """Day, state and outcome of each week."""
    with office_context(office.pk):
        found = DueRow.objects.filter(rule=RULE).order_by("occurrence")
        return list(found.values_list("occurrence", "state", "outcome"))


def mails(office: Office) -> list[OutboxMessage]:
    with office_context(office.pk):
        return list(OutboxMessage.objects.filter(rule=RULE).order_by("id"))


def told(office: Office) -> list[str]:
    return [mail.to_address.split("@")[0] for mail in mails(office)]


def read(follow_up: FollowUp) -> FollowUp:
    with office_context(follow_up.office_id):
        return FollowUp.objects.get(pk=follow_up.pk)


def test_the_sweep_plans_a_week_for_each_office(alder: Office, birch: Office) -> None:
    assert rows(alder) == [("2026-11-16", DueState.WAITING, "")]
    assert unplanned_escalations() == [birch.pk]
    plan(birch, SATURDAY)
    assert unplanned_escalations() == []
    with office_context(alder.pk):
        assert DueRow.objects.get(rule=RULE).due_at == MONDAY


def test_what_is_two_weeks_overdue_is_told_to_the_director(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    owe(ana, "Send the forms")
    owe(ana, "Thirteen days late", LONG_AGO + timedelta(days=1))
    owe(bob, "Call back", LONG_AGO - timedelta(days=5))
    assert work_due_rows(alder.pk, MONDAY - timedelta(seconds=1)) == 0
    work_due_rows(alder.pk, MONDAY)
    (mail,) = mails(alder)
    assert (mail.to_address, mail.subject) == (
        "alice@example.org",
        "2 promises are long overdue · Alder School District",
    )
    for part in (mail.text, mail.html):
        assert "Thirteen" not in part
        assert "14 days late" in part
        assert part.index("Bob Baker") < part.index("Call back") < part.index("Ana Ames")
        assert part.index("Ana Ames") < part.index("Send the forms")
        assert "http://localhost:8000/o/alder/follow-ups/?whose=all" in part
    assert rows(alder) == [
        ("2026-11-16", DueState.DONE, "told Alice Alvarez of 2"),
        ("2026-11-23", DueState.WAITING, ""),
    ]


def test_the_follow_up_keeps_who_was_told_and_when(alder: Office, ana: Membership) -> None:
    told_of = owe(ana)
    not_yet = owe(ana, due_on=LONG_AGO + timedelta(days=1))
    work_due_rows(alder.pk, MONDAY)
    it = read(told_of)
    assert (it.escalated_at, it.escalated_to) == (MONDAY, "Alice Alvarez")
    today = alder.today(MONDAY)
    assert escalated_words(alder, it, today) == "told Alice Alvarez on Nov 16"
    assert escalated_words(alder, read(not_yet), today) == ""
    change(told_of, due_on=today)
    assert escalated_words(alder, read(told_of), today) == ""


def test_nothing_overdue_means_no_mail(alder: Office, ana: Membership) -> None:
    owe(ana, due_on=LONG_AGO + timedelta(days=1))
    work_due_rows(alder.pk, MONDAY)
    assert mails(alder) == []
    assert rows(alder)[0] == ("2026-11-16", DueState.DONE, "nothing overdue")


def test_what_is_closed_or_removed_is_not_told(alder: Office, ana: Membership) -> None:
    change(owe(ana), status="done", closed_at=SATURDAY)
    change(owe(ana), archived_at=SATURDAY)
    change(owe(ana).partner, archived_at=SATURDAY)
    work_due_rows(alder.pk, MONDAY)
    assert mails(alder) == []


def test_the_directors_own_are_called_theirs(
    alder: Office, ana: Membership, alice: Membership
) -> None:
    owe(alice, "Sign the agreement")
    owe(ana, "Call back")
    change(ana, away_from=date(2026, 11, 1), away_until=date(2026, 11, 30))
    work_due_rows(alder.pk, MONDAY)
    (mail,) = mails(alder)
    assert "Yours\n" in mail.text
    assert "Ana Ames, now with Alice Alvarez\n" in mail.text


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        ([], ["alice", "ana"]),
        (["alice"], ["ana"]),
        (["alice", "ana"], ["adam"]),
        (["alice", "ana", "adam", "bob"], ["alice", "ana"]),
    ],
)
def test_of_the_directors_those_who_are_there_are_told_else_the_administrators(
    alder: Office,
    alice: Membership,
    ana: Membership,
    adam: Membership,
    bob: Membership,
    away: list[str],
    expected: list[str],
) -> None:
    change(ana, role="director")
    cast = {"alice": alice, "ana": ana, "adam": adam, "bob": bob}
    for name in away:
        change(cast[name], away_from=date(2026, 11, 16), away_until=date(2026, 11, 16))
    it = owe(bob)
    work_due_rows(alder.pk, MONDAY)
    assert told(alder) == expected
    assert read(it).escalated_to == ", ".join(cast[name].display_name for name in expected)


def test_who_switched_it_off_is_not_told(alder: Office, ana: Membership, alice: Membership) -> None:
    it = owe(ana)
    change(alice, escalations=False)
    work_due_rows(alder.pk, MONDAY)
    assert mails(alder) == []
    assert rows(alder)[0][2] == "switched off"
    assert read(it).escalated_at is None


def close_school(office: Office, first: date, last: date) -> None:
    with office_context(office.pk):
        Holiday.objects.create(office=office, name="Break", starts_on=first, ends_on=last)


def test_a_monday_without_school_gives_way_to_the_next_open_day(
    alder: Office, ana: Membership
) -> None:
    owe(ana)
    close_school(alder, date(2026, 11, 16), date(2026, 11, 17))
    work_due_rows(alder.pk, MONDAY)  # planned before the holiday was known
    assert mails(alder) == []
    assert rows(alder) == [
        ("2026-11-16", DueState.SUPERSEDED, "no school today"),
        ("2026-11-18", DueState.WAITING, ""),
    ]
    work_due_rows(alder.pk, MONDAY + timedelta(days=2))
    assert told(alder) == ["alice"]
    assert rows(alder)[-1] == ("2026-11-23", DueState.WAITING, "")


def test_a_long_break_brings_one_mail_after_it(alder: Office, ana: Membership) -> None:
    owe(ana)
    work_due_rows(alder.pk, MONDAY)
    close_school(alder, date(2026, 11, 23), date(2026, 12, 8))
    work_due_rows(alder.pk, MONDAY + WEEK)
    assert rows(alder)[1:] == [
        ("2026-11-23", DueState.SUPERSEDED, "no school today"),
        ("2026-12-09", DueState.WAITING, ""),
    ]
    work_due_rows(alder.pk, MONDAY + timedelta(days=23))
    assert [mail.occurrence for mail in mails(alder)] == ["2026-11-16", "2026-12-09"]
    assert rows(alder)[-1] == ("2026-12-14", DueState.WAITING, "")


def test_after_downtime_it_goes_on_the_first_open_day(alder: Office, ana: Membership) -> None:
    owe(ana)
    sunday = MONDAY + timedelta(days=6)
    work_due_rows(alder.pk, sunday)
    assert rows(alder)[0] == ("2026-11-16", DueState.SUPERSEDED, "no school today")
    assert rows(alder)[1] == ("2026-11-23", DueState.WAITING, "")
    work_due_rows(alder.pk, MONDAY + timedelta(days=8))
    assert [mail.occurrence for mail in mails(alder)] == ["2026-11-23"]
    assert rows(alder)[-1] == ("2026-11-30", DueState.WAITING, "")


def test_a_mail_that_could_not_go_is_taken_back_by_the_next(alder: Office, ana: Membership) -> None:
    owe(ana)
    work_due_rows(alder.pk, MONDAY)
    work_due_rows(alder.pk, MONDAY + WEEK)
    states = [mail.state for mail in mails(alder)]
    assert states == [OutboxState.SUPERSEDED, OutboxState.WAITING]


def test_a_long_list_is_cut_and_counted(alder: Office, ana: Membership) -> None:
    newest = owe(ana, "The newest")
    with office_context(alder.pk):
        for number in range(32):
            make_follow_up(newest.partner, ana, what=f"Call {number}", due_on=date(2026, 10, 1))
    work_due_rows(alder.pk, MONDAY)
    (mail,) = mails(alder)
    assert mail.subject == "33 promises are long overdue · Alder School District"
    assert "And 3 more." in mail.text
    assert read(newest).escalated_at is None
    with office_context(alder.pk):
        assert FollowUp.objects.filter(escalated_at=MONDAY).count() == 30


def test_when_the_office_moves_its_clock_it_is_half_past_seven_there(alder: Office) -> None:
    with office_context(alder.pk):
        Office.objects.filter(pk=alder.pk).update(time_zone="America/New_York")
    assert alder.pk in unplanned_escalations()
    plan(alder, SATURDAY)
    assert alder.pk not in unplanned_escalations()
    with office_context(alder.pk):
        row = DueRow.objects.get(rule=RULE)
    assert row.due_at == datetime(2026, 11, 16, 7, 30, tzinfo=ZoneInfo("America/New_York"))


def test_an_office_that_moves_west_on_monday_is_not_told_twice(
    alder: Office, ana: Membership
) -> None:
    owe(ana)
    work_due_rows(alder.pk, MONDAY)
    with office_context(alder.pk):
        DueRow.objects.filter(rule=RULE, state=DueState.WAITING).delete()
        Office.objects.filter(pk=alder.pk).update(time_zone="Pacific/Honolulu")
    plan(alder, MONDAY + timedelta(minutes=1))
    assert rows(alder)[-1] == ("2026-11-23", DueState.WAITING, "")


def test_an_escalation_that_fails_stops_nothing_else_and_is_tried_again(
    alder: Office, ana: Membership
) -> None:
    it = owe(ana)
    change(it, remind_at=MONDAY + timedelta(minutes=1))
    with office_context(alder.pk):
        plan_missing_reminders(alder.pk, MONDAY)
    with patch("outreach.actions.escalations.post", side_effect=OSError("disk full")):
        assert work_due_rows(alder.pk, MONDAY + timedelta(minutes=1)) == 2
    assert rows(alder) == [("2026-11-16", DueState.WAITING, "OSError: disk full")]
    assert read(it).escalated_at is None
    with office_context(alder.pk):
        assert OutboxMessage.objects.get().rule == REMINDER
    plan(alder, MONDAY + timedelta(minutes=1))
    work_due_rows(alder.pk, MONDAY + timedelta(minutes=2))
    assert told(alder) == ["alice"]


def test_each_reader_gets_it_in_their_language(
    alder: Office, ana: Membership, alice: Membership
) -> None:
    owe(ana)
    with office_context(alder.pk):
        alice.user.language = "es"
        alice.user.save()
    work_due_rows(alder.pk, MONDAY)
    assert '<html lang="es"' in mails(alder)[0].html
