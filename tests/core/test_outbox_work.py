"""The outbox: claim, ask if in doubt, send, mark. Each message says what became of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core import mail

from core.delivery.transport import NoAnswer, Refused, TryLater
from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.claim import claim
from core.outbox.work import PERHAPS_ARRIVED, outbox_offices, work_outbox
from core.outbox.write import Letter, Slot, post, supersede_waiting
from core.tenancy.context import office_context
from offices.models import Office

START = datetime(2026, 11, 20, 14, tzinfo=UTC)
LETTER = Letter(
    to_name="Ana Ames",
    to_address="ana@example.org",
    subject="3 things today",
    text="Call them",
    html="<p>Call them</p>",
    reply_to=["Office <office@example.org>"],
    headers={"List-Id": "<daily-digest.alder.example.org>"},
)


class Scripted:
    """A transport that does what it is told: `ends` are the ends of the tries in turn."""

    def __init__(self, *ends: Exception | None, confirms: bool | Exception | None = None) -> None:
        self.ends = list(ends)
        self.confirms = confirms
        self.sent: list[str] = []

    def can_confirm(self, message_id: str) -> bool | None:
        if isinstance(self.confirms, Exception):
            raise self.confirms
        return self.confirms

    def send(self, message: OutboxMessage) -> None:
        self.sent.append(message.message_id)
        end = self.ends.pop(0) if self.ends else None
        if end is not None:
            raise end


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def write(office: Office, occurrence: str = "2026-11-20") -> OutboxMessage:
    with office_context(office.pk):
        return post(slot(office, occurrence), LETTER, START)


def slot(office: Office, occurrence: str) -> Slot:
    return Slot(office.pk, "daily-digest", "member:2", occurrence)


def work(office: Office, transport: Scripted) -> OutboxMessage:
    with patch("core.outbox.work.transport", return_value=transport):
        work_outbox(office.pk)
    return read(office)


def read(office: Office, **filters: Any) -> OutboxMessage:
    with office_context(office.pk):
        return OutboxMessage.objects.get(**filters)


def test_a_message_goes_once_under_its_own_id(alder: Office, clock: time_machine.Traveller) -> None:
    written = write(alder)
    assert (work_outbox(alder.pk), work_outbox(alder.pk)) == (1, 0)
    sent = read(alder)
    assert (sent.state, sent.sent_at, sent.attempts) == (OutboxState.SENT, START, 1)
    (email,) = mail.outbox
    headers = email.message()
    assert headers["Message-ID"] == written.message_id
    assert headers["List-Id"] == "<daily-digest.alder.example.org>"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Reply-To"] == "Office <office@example.org>"
    assert headers["To"] == "Ana Ames <ana@example.org>"


def test_a_slot_is_written_once(alder: Office) -> None:
    assert write(alder) == write(alder)


def test_a_newer_message_takes_the_waiting_ones_back(
    alder: Office, clock: time_machine.Traveller
) -> None:
    write(alder, "2026-11-19")
    write(alder, "2026-11-20")
    with office_context(alder.pk):
        supersede_waiting(slot(alder, "2026-11-20"))
    assert work_outbox(alder.pk) == 1
    assert read(alder, occurrence="2026-11-19").state == OutboxState.SUPERSEDED
    assert read(alder, occurrence="2026-11-20").state == OutboxState.SENT


def test_a_temporary_no_is_tried_later(alder: Office, clock: time_machine.Traveller) -> None:
    write(alder)
    transport = Scripted(TryLater("451 not now"))
    put_off = work(alder, transport)
    assert (put_off.state, put_off.error) == (OutboxState.WAITING, "451 not now")
    assert put_off.next_try_at == START + timedelta(seconds=30)
    clock.shift(31)
    sent = work(alder, transport)
    assert (sent.state, sent.error, sent.attempts) == (OutboxState.SENT, "", 2)


def test_after_many_temporary_noes_it_is_given_up(
    alder: Office, clock: time_machine.Traveller
) -> None:
    write(alder)
    transport = Scripted(*[TryLater("451 not now")] * 20)
    for _ in range(20):
        message = work(alder, transport)
        clock.shift(timedelta(hours=7))
    assert (message.state, message.attempts) == (OutboxState.FAILED, 8)


def test_a_no_for_good_is_kept_with_its_reason(
    alder: Office, clock: time_machine.Traveller
) -> None:
    write(alder)
    failed = work(alder, Scripted(Refused("550 no such person")))
    assert (failed.state, failed.error) == (OutboxState.FAILED, "550 no such person")
    assert failed.sent_at is None


def test_a_message_under_lease_is_left_to_its_worker(
    alder: Office, clock: time_machine.Traveller
) -> None:
    write(alder)
    assert claim(alder.pk, START) is not None
    transport = Scripted()
    work(alder, transport)
    assert transport.sent == []


@pytest.mark.parametrize(
    ("confirms", "sends", "state"),
    [
        (True, 0, OutboxState.SENT),
        (False, 1, OutboxState.SENT),
        (None, 1, OutboxState.PERHAPS_TWICE),
    ],
)
def test_after_a_worker_died_the_transport_is_asked_first(
    alder: Office,
    clock: time_machine.Traveller,
    confirms: bool | None,
    sends: int,
    state: OutboxState,
) -> None:
    written = write(alder)
    claim(alder.pk, START)
    clock.shift(301)
    transport = Scripted(confirms=confirms)
    assert work(alder, transport).state == state
    assert transport.sent == [written.message_id] * sends


def test_a_broken_line_leaves_a_doubt(alder: Office, clock: time_machine.Traveller) -> None:
    write(alder)
    transport = Scripted(NoAnswer("timed out"))
    doubtful = work(alder, transport)
    assert (doubtful.state, doubtful.error) == (OutboxState.SENDING, "timed out")
    clock.shift(31)
    assert work(alder, transport).state == OutboxState.PERHAPS_TWICE


def test_what_ended_in_doubt_twice_is_not_sent_a_third_time(
    alder: Office, clock: time_machine.Traveller
) -> None:
    write(alder)
    transport = Scripted(NoAnswer("timed out"), NoAnswer("timed out"))
    for _ in range(4):
        message = work(alder, transport)
        clock.shift(timedelta(hours=1))
    assert (message.state, message.error) == (OutboxState.FAILED, PERHAPS_ARRIVED)
    assert len(transport.sent) == 2


def test_a_no_after_a_doubt_does_not_remove_the_doubt(
    alder: Office, clock: time_machine.Traveller
) -> None:
    write(alder)
    transport = Scripted(NoAnswer("timed out"), TryLater("connection refused"))
    for _ in range(3):
        message = work(alder, transport)
        clock.shift(timedelta(hours=1))
    assert message.state == OutboxState.PERHAPS_TWICE


def test_where_the_transport_can_not_be_asked_now_nothing_is_sent(
    alder: Office, clock: time_machine.Traveller
) -> None:
    write(alder)
    claim(alder.pk, START)
    clock.shift(301)
    transport = Scripted(confirms=NoAnswer("the mail catcher can not be asked"))
    assert work(alder, transport).state == OutboxState.SENDING
    assert transport.sent == []


def test_one_bad_message_stops_nobody(alder: Office, clock: time_machine.Traveller) -> None:
    write(alder, "2026-11-19")
    write(alder, "2026-11-20")
    with patch("core.outbox.work.transport", return_value=Scripted(KeyError("nobody's fault"))):
        assert work_outbox(alder.pk) == 2
    assert read(alder, occurrence="2026-11-19").state == OutboxState.SENDING
    assert read(alder, occurrence="2026-11-20").state == OutboxState.SENT


def test_a_late_mark_of_a_lost_lease_changes_nothing(
    alder: Office, clock: time_machine.Traveller
) -> None:
    from core.outbox.claim import mark_failed

    write(alder)
    slow = claim(alder.pk, START)
    assert slow is not None
    clock.shift(301)
    work(alder, Scripted())
    mark_failed(slow, "too late")
    assert read(alder).state == OutboxState.PERHAPS_TWICE


def test_the_offices_with_waiting_mail_are_found_without_a_context(alder: Office) -> None:
    assert outbox_offices() == []
    with office_context(alder.pk):
        post(slot(alder, "2020-01-01"), LETTER, datetime(2020, 1, 1, tzinfo=UTC))
    assert outbox_offices() == [alder.pk]


@pytest.mark.parametrize(
    "name", ["config.settings.base", "tests.kill.settings", "tests.chaos.settings"]
)
def test_the_lease_is_longer_than_a_whole_conversation(name: str) -> None:
    """Connect, greet, encrypt, greet, sign in (three steps), from, to, data, the message."""
    chosen = import_module(name)
    assert chosen.OUTBOX_LEASE_SECONDS > 11 * chosen.EMAIL_TIMEOUT
