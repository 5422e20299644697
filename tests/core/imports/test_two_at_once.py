"""People and workers at the same import at the same moment: one after the other, never twice."""

from collections.abc import Callable
from threading import Barrier, Event, Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from core.due.work import work_due_rows
from core.imports import runs, work
from core.imports.errors import WrongState
from core.models.due import DueRow
from core.models.imports import ImportState
from core.registries.sheets import Decided, Run, Written
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.core.imports import tiny
from tests.core.imports.test_turns import writing
from tests.core.imports.tiny import again, checked

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("uploads")]

PATIENCE = 20  # seconds


def beside(*tasks: Callable[[], Any]) -> list[Any]:
    """Run these at the same moment, each with a connection of its own; answers what came of it."""
    results: list[Any] = [None] * len(tasks)
    together = Barrier(len(tasks))

    def run(place: int, task: Callable[[], Any]) -> None:
        try:
            together.wait(timeout=PATIENCE)
            results[place] = task()
        except Exception as error:
            results[place] = type(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=it) for it in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return results


def partners(office: Office) -> int:
    with office_context(office.pk):
        return Partner.objects.count()


def test_two_people_press_start_and_it_starts_once(
    alder: Office, ana: Membership, alice: Membership
) -> None:
    run = checked(alder, ana, "Acme,X,", "Bolt,X,")

    def start(by: Membership) -> str:
        with office_context(alder.pk):
            return runs.bring_in(by=by, run=again(run)).state

    results = beside(lambda: start(ana), lambda: start(alice))
    assert set(results) == {ImportState.RUNNING, WrongState}
    work.run_to_rest(alder.pk, run.pk)
    assert partners(alder) == 2


def test_two_workers_write_each_row_once(alder: Office, ana: Membership) -> None:
    run = checked(alder, ana, *(f"Firm{number},X," for number in range(12)))
    with office_context(alder.pk):
        runs.bring_in(by=ana, run=run)
    now = timezone.now()
    beside(
        lambda: work_due_rows(alder.pk, now),
        lambda: work_due_rows(alder.pk, now),
        lambda: work.run_to_rest(alder.pk, run.pk),
    )
    work.run_to_rest(alder.pk, run.pk)
    assert (partners(alder), again(run).state) == (12, ImportState.DONE)


def test_who_stops_waits_for_the_chunk_that_is_being_written(
    alder: Office, ana: Membership
) -> None:
    run = checked(alder, ana, "Acme,X,", "Bolt,X,")
    with office_context(alder.pk):
        DueRow.objects.all().delete()  # of turns that have passed
        runs.bring_in(by=ana, run=run)
    at_work, asked = Event(), Event()

    def slowly(running: Run, rows: list[Decided]) -> list[Written]:
        written = tiny.write(running, rows)
        at_work.set()
        asked.wait(timeout=PATIENCE)
        return written

    def stop() -> str:
        at_work.wait(timeout=PATIENCE)
        asked.set()
        with office_context(alder.pk):
            return runs.stop(by=ana, run=again(run)).state

    with writing(slowly):
        results = beside(lambda: work_due_rows(alder.pk, timezone.now(), 1), stop)
    assert results[1] == ImportState.STOPPED
    assert partners(alder) == 2


def test_two_imports_of_one_office_go_on_beside_each_other(alder: Office, ana: Membership) -> None:
    first = checked(alder, ana, *(f"One{number},X," for number in range(8)))
    second = checked(alder, ana, *(f"Two{number},X," for number in range(8)))
    with office_context(alder.pk):
        runs.bring_in(by=ana, run=first)
        runs.bring_in(by=ana, run=second)
    beside(
        lambda: work.run_to_rest(alder.pk, first.pk), lambda: work.run_to_rest(alder.pk, second.pk)
    )
    assert partners(alder) == 16
    assert {again(first).state, again(second).state} == {ImportState.DONE}


def test_two_imports_of_one_file_add_each_row_once(alder: Office, ana: Membership) -> None:
    lines = [f"Firm{number},X," for number in range(8)]
    first, second = checked(alder, ana, *lines), checked(alder, ana, *lines)
    with office_context(alder.pk):
        runs.bring_in(by=ana, run=first)
        runs.bring_in(by=ana, run=second)
    beside(
        lambda: work.run_to_rest(alder.pk, first.pk), lambda: work.run_to_rest(alder.pk, second.pk)
    )
    assert partners(alder) == 8
    assert {again(first).state, again(second).state} == {ImportState.DONE}
