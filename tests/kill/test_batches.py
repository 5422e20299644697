"""A batch is printed by a real worker: its progress is seen, it can be stopped, and killed.

The documents stand in the database before anything starts.
"""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tests.cast import ALDER, ANA
from tests.kill.stage import PATIENCE, Stage, staged, wait_until

DOCUMENTS = 120  # seconds of printing, more than SOON
SOON = 3.0
PARTNERS_SQL = """
    INSERT INTO partnerships_partner (office_id, name, kind, stage, tier, one_person, closing,
        champion, source, career_clusters, naics_sector, street, town, region, postal_code, phone,
        website, notes, custom)
    SELECT %s, 'Partner ' || n, 'employer', 'active', 'key', false, false, false, '', '{}', '',
        '', '', '', '', '', '', '', '{}' FROM generate_series(1, %s) n
"""
DOCUMENTS_SQL = """
    INSERT INTO recognition_document (office_id, kind, partner_id, occasion, to_name, address,
        wording, language, layout, paper, dated_on, from_name, from_address, first_colour,
        second_colour, gift_what, gift_return, mail_to, state, failed_because, file, sha256, size,
        pages)
    SELECT office_id, 'certificate', id, '', name, '', 'for opening the shop floor.', 'en',
        'cords', 'letter', '2026-05-14', 'Alder School District', '', '#8E3F76', '#E59A2E', '', '',
        '', 'ready', '', '', '', 0, 0 FROM partnerships_partner
"""
BATCH_SQL = """
    INSERT INTO recognition_batch (office_id, name, output, settings, state, turn, total,
        done_count, error, file, size, by_id)
    VALUES (%s, 'Spring breakfast', 'print', '{"kind": "certificate"}', 'stopped', 0, %s, 0, '',
        '', 0, %s) RETURNING id
"""
ITEMS_SQL = """
    INSERT INTO recognition_batchitem (office_id, batch_id, partner_id, document_id, position,
        left_out_because)
    SELECT office_id, %s, partner_id, id, id, '' FROM recognition_document
"""
PLAN_SQL = """
    INSERT INTO core_duerow (office_id, rule, recipient, occurrence, due_at, wall_date, wall_time,
        zone, state, attempts, outcome)
    SELECT office_id, 'print-batch', id::text, turn::text, now(), now()::date, '07:00', 'UTC',
        'waiting', 0, '' FROM recognition_batch
"""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as stage:
        stage.ask(PARTNERS_SQL, ALDER, DOCUMENTS)
        stage.ask(DOCUMENTS_SQL)
        ((batch,),) = stage.ask(BATCH_SQL, ALDER, DOCUMENTS, ANA)
        stage.ask(ITEMS_SQL, batch)
        yield stage


def go_on(stage: Stage) -> None:
    """What the action writes."""
    stage.ask("UPDATE recognition_batch SET state = 'printing', turn = turn + 1")
    stage.ask(PLAN_SQL)


def stop(stage: Stage) -> None:
    """What the action writes, in a transaction of another process."""
    stage.ask("UPDATE recognition_batch SET state = 'stopped', turn = turn + 1")


def work(stage: Stage, tmp_path: Path) -> int:
    """Start a worker; answers its process group."""
    return stage.start_worker(MEDIA_ROOT=str(tmp_path / "media")).pid


def pages_told(stage: Stage) -> int:
    """How far the print says that it is, while its transaction is still open."""
    ((batch, turn),) = stage.ask("SELECT id, turn FROM recognition_batch")
    with redis.Redis.from_url(f"{stage.valkey.url}/0") as valkey:
        return int(valkey.get(f":1:batch:{ALDER}:{batch}:{turn}") or 0)


def is_done(stage: Stage) -> bool:
    return stage.ask("SELECT state FROM recognition_batch") == [("done",)]


def thanked(stage: Stage) -> object:
    return stage.ask("SELECT count(*), count(DISTINCT document_id) FROM recognition_recognition")


def test_a_worker_killed_in_the_middle_of_a_print_leads_to_one_file_and_to_thanks_once(
    stage: Stage, tmp_path: Path
) -> None:
    go_on(stage)
    worker = work(stage, tmp_path)
    assert wait_until(lambda: pages_told(stage) > DOCUMENTS // 10, PATIENCE), stage.report()
    os.killpg(worker, signal.SIGKILL)
    assert thanked(stage) == [(0, 0)]
    assert not list(tmp_path.glob("media/**/*.pdf"))

    work(stage, tmp_path)

    assert wait_until(lambda: is_done(stage), PATIENCE), stage.report()
    assert thanked(stage) == [(DOCUMENTS, DOCUMENTS)]
    assert len(list(tmp_path.glob("media/**/*.pdf"))) == 1
    assert stage.ask("SELECT attempts FROM core_duerow WHERE rule = 'print-batch'") == [(2,)]


def test_a_stop_by_somebody_else_ends_a_print_between_two_pages_and_it_can_go_on(
    stage: Stage, tmp_path: Path
) -> None:
    go_on(stage)
    work(stage, tmp_path)
    assert wait_until(lambda: pages_told(stage) > 0, PATIENCE), stage.report()
    ended = "SELECT outcome FROM core_duerow WHERE rule = 'print-batch' AND state = 'superseded'"
    stop(stage)
    began = time.monotonic()
    assert wait_until(lambda: len(stage.ask(ended)) == 1, PATIENCE), stage.report()
    assert time.monotonic() - began < SOON
    assert thanked(stage) == [(0, 0)]

    go_on(stage)

    assert wait_until(lambda: is_done(stage), PATIENCE), stage.report()
    assert thanked(stage) == [(DOCUMENTS, DOCUMENTS)]
    assert len(list(tmp_path.glob("media/**/*.pdf"))) == 1
