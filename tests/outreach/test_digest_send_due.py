"""`manage.py send_due`: what is due goes out at once, for whoever presents it and for support."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command

from core.models.due import DueRow, DueState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.factories import make_follow_up, make_partner

AFTERNOON = datetime(2026, 11, 20, 15, tzinfo=ZoneInfo("America/Denver"))


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[None]:
    with time_machine.travel(AFTERNOON, tick=False):
        yield


def send_due(*arguments: str) -> str:
    out = StringIO()
    call_command("send_due", *arguments, stdout=out)
    return out.getvalue()


def promise(member: Membership) -> None:
    with office_context(member.office_id):
        make_follow_up(make_partner(member.office), member)


def told_to() -> list[str]:
    return [address for message in mail.outbox for address in message.to]


def test_todays_digest_goes_though_seven_is_over(ana: Membership) -> None:
    promise(ana)
    told = send_due("--now", "--office", "alder")
    assert told_to() == ["Ana Ames <ana@example.org>"]
    assert "Ana Ames <ana@example.org>: “1 thing today · Alder School District”, sent" in told
    assert "Bob Baker <bob@example.org>: nothing due" in told


def test_a_second_time_sends_nothing(ana: Membership) -> None:
    promise(ana)
    send_due("--now")
    send_due("--now")
    assert len(mail.outbox) == 1


def test_again_sends_it_once_more(ana: Membership) -> None:
    promise(ana)
    send_due("--now")
    send_due("--now", "--again")
    assert len(mail.outbox) == 2


def test_the_next_digest_is_still_to_come(alder: Office, ana: Membership) -> None:
    promise(ana)
    send_due("--now")
    with office_context(alder.pk):
        waiting = DueRow.objects.filter(recipient=f"member:{ana.pk}", state=DueState.WAITING)
        assert list(waiting.values_list("occurrence", flat=True)) == ["2026-11-23"]


def test_who_had_nothing_due_is_told_once_there_is_something(ana: Membership) -> None:
    send_due("--now")
    promise(ana)
    send_due("--now")
    assert told_to() == ["Ana Ames <ana@example.org>"]


def test_only_the_named_office_is_worked(ana: Membership, charlie: Membership) -> None:
    promise(ana)
    promise(charlie)
    send_due("--now", "--office", "birch")
    assert told_to() == ["Charlie Chen <charlie@example.org>"]


def test_without_now_only_what_is_due_is_worked(ana: Membership) -> None:
    promise(ana)
    assert "Alder School District: 0 due, 0 to send" in send_due()


def test_an_unknown_office_is_named(alder: Office) -> None:
    with pytest.raises(CommandError, match="There is no office “elm”"):
        send_due("--office", "elm")


def test_the_reminders_of_today_go_ahead_of_their_time(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder, name="Rivera")
        for hours in (1, 3, 24):
            make_follow_up(
                partner,
                ana,
                what=f"Call in {hours} hours",
                due_on=date(2027, 1, 4),
                remind_at=AFTERNOON + timedelta(hours=hours),
            )
    told = send_due("--now")
    assert "  Reminder for 16:00: to Ana Ames: Reminder: Call in 1 hours · Rivera\n" in told
    assert "  Reminder for 18:00: to Ana Ames: Reminder: Call in 3 hours · Rivera\n" in told
    assert "Reminder" not in send_due("--now")
    assert len(mail.outbox) == 2


def test_what_is_long_overdue_is_told_by_hand_once_a_day(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        make_follow_up(make_partner(alder), ana, due_on=AFTERNOON.date() - timedelta(days=14))
    assert "Long overdue" not in send_due("--now")
    mail.outbox.clear()
    told = send_due("--escalation")
    assert "Alder School District: 1 due, 1 to send\n" in told
    assert "  Long overdue: told Alice Alvarez of 1\n" in told
    assert "Birch College: 1 due, 0 to send\n  Long overdue: nothing overdue\n" in told
    send_due("--escalation")
    assert told_to() == ["Alice Alvarez <alice@example.org>"]
    send_due("--escalation", "--again")
    assert len(mail.outbox) == 2
    with office_context(alder.pk):
        rows = DueRow.objects.filter(rule="weekly-escalation", state=DueState.WAITING)
        assert [row.occurrence for row in rows] == ["2026-11-23"]


def test_what_is_overdue_after_nothing_was_is_told_on_the_same_day(
    alder: Office, ana: Membership
) -> None:
    assert "  Long overdue: nothing overdue\n" in send_due("--escalation", "--office", "alder")
    with office_context(alder.pk):
        make_follow_up(make_partner(alder), ana, due_on=AFTERNOON.date() - timedelta(days=14))
    assert "told Alice Alvarez of 1" in send_due("--escalation", "--office", "alder")


def test_it_also_works_on_a_day_without_school(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        make_follow_up(make_partner(alder), ana, due_on=date(2026, 11, 1))
    with time_machine.travel(AFTERNOON + timedelta(days=1), tick=False):
        assert "told Alice Alvarez of 1" in send_due("--escalation", "--office", "alder")
