"""A worker and a beat outlive their servers: nobody has to start them again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest

from core.embedded.processes import wait_until
from tests.chaos.databases import copied
from tests.chaos.figures import NOBODY, OURS, received
from tests.chaos.installation import PATIENCE, Installation, installed
from tests.chaos.rows import OFFICES
from tests.chaos.run import LEASES_RUN_OUT, write_rows

LET_GO = f"""
    UPDATE core_duerow SET due_at = now() WHERE id IN (SELECT id FROM {OURS} d)
    AND office_id IN (SELECT id FROM offices_office WHERE slug = ANY(%s))
"""
ENDS = f"""
    SELECT d.state, m.state, m.message_id
    FROM {OURS} d JOIN core_outboxmessage m USING (office_id, rule, recipient, occurrence)
    JOIN offices_office o ON o.id = d.office_id AND o.slug = ANY(%s)
"""
HELD_UP = """
    SELECT count(*) FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND strpos(query, 'INSERT INTO "core_outboxmessage"') > 0
"""
BEING_SENT = "SELECT count(*) FROM core_outboxmessage WHERE state = 'sending'"


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """One worker, one beat, and in each office a member whose digest and reminder are to come."""
    with installed(tmp_path_factory.mktemp("outages") / "chaos", copied) as installation:
        installation.start_programs(workers=1, beats=1)
        write_rows(installation, 2 * OFFICES)
        installation.ask("DELETE FROM core_duerow WHERE recipient = %s", NOBODY)
        yield installation


def test_rows_in_flight_when_the_database_dies_go_back_and_are_worked_after_it(
    installation: Installation,
) -> None:
    offices = ["chaos-0", "chaos-1", "chaos-2"]
    before = refusals(installation)
    with outbox_locked(installation):
        installation.ask(LET_GO, offices)
        expect(lambda: is_held_up(installation), installation)
        installation.kill_database()
    expect(lambda: refusals(installation) > before, installation)
    installation.start_database()
    expect_mails(installation, offices)
    assert nobody_was_started_again(installation)


def test_a_mail_that_went_while_the_database_died_does_not_go_again(
    installation: Installation,
) -> None:
    before = received(installation.mail_folder).total()
    installation.spoil_the_mail(delay_seconds=1)
    installation.ask(LET_GO, ["chaos-3"])
    expect(lambda: installation.ask(BEING_SENT) > [(0,)], installation)
    installation.kill_database()
    expect(lambda: received(installation.mail_folder).total() > before, installation)
    installation.spoil_the_mail(delay_seconds=0)
    installation.start_database()
    installation.ask(LEASES_RUN_OUT)
    expect_mails(installation, ["chaos-3"])
    assert nobody_was_started_again(installation)


def test_worker_and_beat_find_the_broker_again_that_was_away_and_lost_everything(
    installation: Installation,
) -> None:
    offices = ["chaos-4", "chaos-5", "chaos-6", "chaos-7"]
    before = refusals(installation)
    installation.lose_the_broker()
    expect(lambda: all(map(int.__gt__, refusals(installation), before)), installation)
    installation.ask(LET_GO, offices)
    installation.start_broker()
    expect_mails(installation, offices)
    assert nobody_was_started_again(installation)


@contextmanager
def outbox_locked(installation: Installation) -> Iterator[None]:
    """Whoever has written a mail has to wait, in the middle of its transaction; sweeps only read.

    They must not wait: a sweep asks every planner before it starts what is due, so one planner
    that looks into a locked table would keep all rows from being worked, and none were in flight.
    """
    holder = psycopg.connect(installation.owner_url)
    holder.execute("LOCK TABLE core_outboxmessage IN SHARE MODE")
    try:
        yield
    finally:
        holder.close()


def is_held_up(installation: Installation) -> bool:
    """Whether a worker waits for that lock; only the administrator sees what others ask."""
    with psycopg.connect(installation.postgres.admin_url) as admin:
        return admin.execute(HELD_UP).fetchall() > [(0,)]


def refusals(installation: Installation) -> list[int]:
    """How often the worker, and the beat, have not reached a server of theirs."""
    programs = (*installation.workers, *installation.beats)
    return [program.log.read_text().count("Connection refused") for program in programs]


def expect(what: Callable[[], bool], installation: Installation) -> None:
    """Wait for it; in vain, show what the programs said."""
    assert wait_until(what, PATIENCE), installation.report()


def expect_mails(installation: Installation, offices: list[str]) -> None:
    """Wait until each office's digest and reminder have been sent: they have arrived, and once."""
    count = 2 * len(offices)

    def sent() -> bool:
        states = [(due, mail) for due, mail, _ in installation.ask(ENDS, offices)]
        return states == [("done", "sent")] * count

    expect(sent, installation)
    mails = received(installation.mail_folder)
    idents = [str(ident) for *_, ident in installation.ask(ENDS, offices)]
    assert [mails[ident] for ident in idents] == [1] * count


def nobody_was_started_again(installation: Installation) -> bool:
    """Worker, beat and mail server are in their first life, and up."""
    return all(it.lives == 1 and it.pid is not None for it in installation.programs)
