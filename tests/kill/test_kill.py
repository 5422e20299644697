"""Whatever is killed, and whenever: each mail arrives, and arrives once.

Real workers, beats, broker and mail server; the rows are written before anything starts.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cast import ALDER, ALICE, ANA, BIRCH, BOB, CHARLIE, OFFICES
from tests.kill.stage import PATIENCE, Stage, staged, wait_until

ZONES = {office: zone for office, _, _, _, zone in OFFICES}

OPEN = "SELECT count(*) FROM core_outboxmessage WHERE state NOT IN ('sent', 'perhaps-twice')"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as stage:
        yield stage


def today(office: int) -> date:
    """The office's date: for two hours a day Birch is a day ahead of Alder."""
    return datetime.now(ZoneInfo(ZONES[office])).date()


def promise(stage: Stage, office: int, member: int) -> None:
    """The member has something to do today, and their digest is due."""
    ((partner,),) = stage.ask(
        "INSERT INTO partnerships_partner (office_id, name, kind, stage, tier, one_person,"
        " closing, champion, source, career_clusters, naics_sector, street, town, region,"
        " postal_code, phone, website, notes, custom) VALUES (%s, 'Rivera Machining', 'employer',"
        " 'active', 'key', false, false, false, '', '{}', '', '', '', '', '', '', '', '', '{}')"
        " RETURNING id",
        office,
    )
    stage.ask(
        "INSERT INTO outreach_followup (office_id, partner_id, owner_id, what, kind, due_on,"
        " status) VALUES (%s, %s, %s, 'Call about job shadows', '', %s, 'open')",
        *(office, partner, member, today(office)),
    )
    plan(stage, office, f"member:{member}")


def plan(stage: Stage, office: int, recipient: str) -> None:
    """A digest of the office's today that is due."""
    stage.ask(
        "INSERT INTO core_duerow (office_id, rule, recipient, occurrence, due_at, wall_date,"
        " wall_time, zone, state, attempts, outcome) SELECT id, 'daily-digest', %s, %s, now(),"
        " %s, '07:00', time_zone, 'waiting', 0, '' FROM offices_office WHERE id = %s",
        *(recipient, today(office).isoformat(), today(office), office),
    )


def write(stage: Stage, office: int, count: int) -> None:
    """Messages that wait in the outbox."""
    stage.ask(
        "INSERT INTO core_outboxmessage (office_id, rule, recipient, occurrence, message_id,"
        " to_name, to_address, reply_to, subject, text, html, headers, state, attempts, doubts,"
        " next_try_at, error) SELECT %s, 'letter', 'member:1', n, '<' || %s || '.' || n ||"
        " '@test>', '', 'a@example.org', '{}', 'A letter', 'Text', '', '{}', 'waiting', 0, 0,"
        " now(), '' FROM generate_series(1, %s) n",
        *(office, office, count),
    )


def all_sent(stage: Stage) -> bool:
    return stage.ask(OPEN) == [(0,)]


def expect(stage: Stage, mails: int) -> None:
    """Wait for the mails; then each has arrived once and is marked so."""
    arrived = wait_until(lambda: len(stage.mails()) >= mails and all_sent(stage), PATIENCE)
    assert arrived, stage.report()
    received = stage.mails()
    assert len(received) == mails
    assert len(set(received)) == mails


def test_a_worker_killed_between_send_and_mark_sends_one_mail(stage: Stage) -> None:
    promise(stage, ALDER, ANA)
    stage.warrant.touch()
    killed = stage.start_worker()
    assert wait_until(lambda: killed.poll() is not None, PATIENCE), stage.report()
    assert len(stage.mails(to="ana@example.org")) == 1
    assert stage.ask("SELECT state FROM core_outboxmessage") == [("sending",)]

    stage.start_worker()
    expect(stage, mails=1)
    assert stage.ask("SELECT state, attempts FROM core_outboxmessage") == [("sent", 2)]


def test_a_broker_that_loses_everything_loses_no_mail(stage: Stage) -> None:
    stage.start_worker()
    planned = "SELECT count(*) FROM core_duerow WHERE state = 'waiting' AND rule = 'daily-digest'"
    assert wait_until(lambda: stage.ask(planned) == [(5,)], PATIENCE), stage.report()

    stage.lose_the_broker()
    stage.ask("DELETE FROM core_duerow")
    promise(stage, ALDER, ANA)
    promise(stage, BIRCH, CHARLIE)
    write(stage, ALDER, 3)
    stage.valkey.start()
    expect(stage, mails=5)


def test_two_beats_and_two_workers_send_each_mail_once_and_a_bad_row_stops_nobody(
    stage: Stage,
) -> None:
    plan(stage, ALDER, "member:999")
    for member in (ALICE, ANA, BOB):
        promise(stage, ALDER, member)
    promise(stage, BIRCH, CHARLIE)
    write(stage, ALDER, 60)
    write(stage, BIRCH, 40)
    for _ in range(2):
        stage.start_worker()
    expect(stage, mails=104)
    ((state, attempts),) = stage.ask(
        "SELECT state, attempts FROM core_duerow WHERE recipient = 'member:999'"
    )
    assert state == "waiting"
    assert attempts in range(1, 8)


def test_a_worker_with_the_owners_role_does_not_start(stage: Stage) -> None:
    worker = stage.start_worker(DATABASE_URL=stage.owner_url)
    assert worker.wait(PATIENCE) != 0
    assert "DATABASE_URL must name the app role" in stage.logs()
