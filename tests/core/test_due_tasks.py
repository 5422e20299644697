"""Celery's entry points: sweeps start one task an office, each in its office's name."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest

from core import tasks
from core.due.work import BATCH
from core.models.due import DueRow
from core.outbox.write import Letter, Slot, post
from core.registries.due_rules import planners
from core.tenancy.context import office_context
from core.tenancy.tasks import OfficeTask
from offices.models import Office

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def started() -> Iterator[list[tuple[str, int, tuple[Any, ...]]]]:
    """The tasks that were started: name, office, arguments."""
    calls: list[tuple[str, int, tuple[Any, ...]]] = []

    def remember(task: OfficeTask, office_id: int, *args: Any) -> None:
        calls.append((task.name.rpartition(".")[2], office_id, args))

    with patch.object(OfficeTask, "for_office", remember):
        yield calls


def run(task: Any, office_id: int, *args: Any) -> None:
    """Run a task as a worker does, with its office in the headers."""
    task.apply(args, headers={"office_id": office_id}, throw=True)


def plan_all(*offices: Office) -> None:
    """Plan what the offices lack, of every rule that plans."""
    for office in offices:
        for rule in planners():
            run(tasks.plan_due_rows, office.pk, rule)


def test_the_sweep_plans_what_every_office_lacks(
    alder: Office, birch: Office, started: list[Any]
) -> None:
    tasks.sweep_due_rows()
    lacking = [
        ("plan_due_rows", office.pk, (rule,))
        for rule in ("daily-digest", "risk-scan", "weekly-escalation", "weekly-risk")
        for office in (alder, birch)
    ]
    assert sorted(started) == sorted(lacking)  # in which order offices come is nobody's promise


def test_once_all_is_planned_the_sweep_starts_nothing(
    alder: Office, birch: Office, started: list[Any]
) -> None:
    plan_all(alder, birch)
    tasks.sweep_due_rows()
    assert started == []


def test_the_sweep_starts_the_work_of_offices_with_due_rows(
    alder: Office, birch: Office, started: list[Any]
) -> None:
    plan_all(alder, birch)
    with office_context(birch.pk):
        DueRow.objects.update(due_at=LONG_AGO)
    tasks.sweep_due_rows()
    assert started == [("work_due_rows", birch.pk, ())]


def test_the_sweep_of_the_outbox_starts_offices_with_waiting_mail(
    alder: Office, birch: Office, started: list[Any]
) -> None:
    with office_context(alder.pk):
        letter = Letter("Ana", "ana@example.org", "Hello", "Hello")
        post(Slot(alder.pk, "letter", "member:2", "once"), letter, LONG_AGO)
    tasks.sweep_outbox()
    assert started == [("work_outbox", alder.pk, ())]


def test_a_full_batch_goes_to_the_back_of_the_queue(alder: Office, started: list[Any]) -> None:
    with patch("core.tasks.work_rows", side_effect=[BATCH, BATCH - 1]):
        run(tasks.work_due_rows, alder.pk)
        run(tasks.work_due_rows, alder.pk)
    assert started == [("work_due_rows", alder.pk, ())]


@pytest.mark.parametrize("task", [tasks.plan_due_rows, tasks.work_due_rows, tasks.work_outbox])
def test_a_task_without_an_office_is_an_error(task: Any) -> None:
    with pytest.raises(RuntimeError, match=r"needs an office: start it with for_office\(\)"):
        task.apply(()).get()  # with throw=True Celery never says that it ended
