"""`manage.py send_due --now`: today's digests by hand, without eating those to come."""

from collections.abc import Iterator
from datetime import datetime
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
