"""Each chunk of an import is a due row: done once, whatever is killed, stopped or at fault."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.utils import timezone

from core.backoff import pause_after
from core.due.work import work_due_rows
from core.imports import queries, runs, turns
from core.imports.errors import WrongState
from core.models.due import DueRow, DueState
from core.models.imports import Import, ImportState
from core.registries import sheets
from core.registries.sheets import Decided, Run, Written
from core.tenancy.context import office_context
from core.tenancy.tasks import OfficeTask
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.core.imports import tiny
from tests.core.imports.tiny import PLACES, again, checked, upload

pytestmark = pytest.mark.usefixtures("uploads", "small_chunks")

LINES = [f"Firm{number},Town," for number in range(6)]


class Killed(BaseException):
    """The process ends here: nobody catches this, and what was not committed is gone."""


@pytest.fixture
def small_chunks() -> Iterator[None]:
    with patch("core.imports.checking.AT_ONCE", 2), patch("core.imports.writing.AT_ONCE", 2):
        yield


def writing(write: Any) -> Any:
    """The sheet writes as the test says."""
    changed = {**tiny.TINY.__dict__, "write": write}
    return patch.dict(sheets._sheets, {"tiny": type(tiny.TINY)(**changed)})


def started(office: Office, by: Membership) -> Import:
    run = checked(office, by, *LINES)
    with office_context(office.pk):
        DueRow.objects.all().delete()  # of turns that have passed
        return runs.bring_in(by=by, run=run)


def names(office: Office) -> list[str]:
    with office_context(office.pk):
        return list(Partner.objects.order_by("name").values_list("name", flat=True))


def work(office: Office, limit: int = 1, now: datetime | None = None) -> None:
    work_due_rows(office.pk, now or timezone.now(), limit)


def test_the_worker_brings_a_file_from_upload_to_the_tables(alder: Office, ana: Membership) -> None:
    run = upload(alder, ana, *LINES)
    work(alder)
    with office_context(alder.pk):
        runs.choose_columns(by=ana, run=again(run), mapping=PLACES, words={})
    for _ in range(4):
        work(alder)
    assert again(run).state == ImportState.READY
    with office_context(alder.pk):
        runs.bring_in(by=ana, run=again(run))
    for _ in range(4):
        work(alder)
    assert again(run).state == ImportState.DONE
    assert names(alder) == [f"Firm{number}" for number in range(6)]


def test_the_next_chunk_waits_behind_what_was_due_before(alder: Office, ana: Membership) -> None:
    run = started(alder, ana)
    before = timezone.now()
    work(alder, limit=20, now=before)
    assert (again(run).done_count, len(names(alder))) == (2, 2)


def test_a_worker_is_woken_on_commit_and_a_broker_that_is_away_harms_nothing(
    alder: Office, ana: Membership, django_capture_on_commit_callbacks: Any
) -> None:
    woken = []

    def away(task: OfficeTask, office_id: int) -> None:
        woken.append((task.name, office_id))
        raise OSError("no broker")

    broker_is_away = patch.object(OfficeTask, "for_office", away)
    with broker_is_away, django_capture_on_commit_callbacks(execute=True):
        upload(alder, ana, *LINES)
    assert woken == [("core.tasks.work_due_rows", alder.pk)]


def test_a_row_whose_turn_has_passed_does_nothing(alder: Office, ana: Membership) -> None:
    run = started(alder, ana)
    with office_context(alder.pk):
        late = DueRow.objects.get(rule=turns.RULE, recipient=str(run.pk), occurrence=str(run.turn))
    tiny.rested(run)
    work(alder, limit=20)
    with office_context(alder.pk):
        late.refresh_from_db()
    assert late.state == DueState.SUPERSEDED
    assert len(names(alder)) == 6


def test_a_worker_killed_in_a_chunk_leaves_nothing_half_written(
    alder: Office, ana: Membership
) -> None:
    run = started(alder, ana)

    def die(at_work: Run, rows: list[Decided]) -> list[Written]:
        tiny.write(at_work, rows)
        raise Killed

    with writing(die), pytest.raises(Killed):
        work(alder)
    assert (names(alder), again(run).done_count) == ([], 0)
    for attempt in range(4):
        work(alder, now=timezone.now() + pause_after(1) * (attempt + 1))
    assert len(names(alder)) == 6
    assert again(run).state == ImportState.DONE


def test_a_lasting_fault_ends_in_words_and_a_way_on(alder: Office, ana: Membership) -> None:
    run = started(alder, ana)
    work(alder)

    def fail(at_work: Run, rows: list[Decided]) -> list[Written]:
        tiny.write(at_work, rows)
        raise ValueError("always")

    now = timezone.now()
    with writing(fail):
        for _ in range(3):
            work(alder, now=now)
            now += timedelta(hours=1)
    run = again(run)
    assert (run.state, run.failed_in) == ("failed", "running")
    assert "trying again did not help" in queries.error_of(run)
    assert len(names(alder)) == 2
    with office_context(alder.pk):
        runs.go_on(by=ana, run=run)
    assert tiny.rested(run).state == ImportState.DONE
    assert len(names(alder)) == 6


def test_what_the_commit_would_refuse_is_a_fault_too(alder: Office, ana: Membership) -> None:
    run = started(alder, ana)

    def orphan(at_work: Run, rows: list[Decided]) -> list[Written]:
        Partner.objects.create(office_id=at_work.office_id, name="Branch", parent_id=10**12)
        return [Written(it.number, "created") for it in rows]

    now = timezone.now()
    with writing(orphan):
        for _ in range(3):
            work(alder, now=now)
            now += timedelta(hours=1)
    assert again(run).state == ImportState.FAILED
    assert names(alder) == []


def test_stopping_keeps_what_is_in_and_going_on_brings_the_rest(
    alder: Office, ana: Membership
) -> None:
    run = started(alder, ana)
    work(alder)
    with office_context(alder.pk):
        runs.stop(by=ana, run=run)
    for _ in range(5):
        work(alder, limit=20)
    assert (again(run).state, len(names(alder))) == ("stopped", 2)
    with office_context(alder.pk):
        runs.go_on(by=ana, run=run)
    assert tiny.rested(run).state == ImportState.DONE
    assert names(alder) == [f"Firm{number}" for number in range(6)]


def test_a_stopped_import_can_be_undone(alder: Office, ana: Membership) -> None:
    run = started(alder, ana)
    work(alder)
    with office_context(alder.pk):
        runs.stop(by=ana, run=run)
        runs.undo_import(by=ana, run=run, now=timezone.now())
    assert tiny.rested(run).state == ImportState.UNDONE
    assert names(alder) == []


def test_what_is_at_another_point_is_refused(alder: Office, ana: Membership) -> None:
    run = started(alder, ana)
    with office_context(alder.pk):
        for refused in (
            lambda: runs.bring_in(by=ana, run=run),
            lambda: runs.go_on(by=ana, run=run),
            lambda: runs.undo_import(by=ana, run=run, now=timezone.now()),
            lambda: runs.discard(by=ana, run=run),
            lambda: runs.choose_columns(by=ana, run=run, mapping=PLACES, words={}),
            lambda: runs.choose_matches(by=ana, run=run, matches="skip", alike="skip"),
        ):
            with pytest.raises(WrongState):
                refused()
