"""Due rows: each in its own transaction, once, and a bad one stops nobody."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

import pytest

from core.backoff import MOST_TRIES
from core.due.plan import Plan, plan_rows
from core.due.work import WORKER_DIED, _hold, due_offices, work_due_rows
from core.models.due import DueRow, DueState
from core.registries import due_rules
from core.registries.due_rules import Outcome, register_due_rule
from core.tenancy.context import office_context
from offices.models import Office
from partnerships.models import Partner

NOW = datetime(2026, 11, 20, 14, tzinfo=UTC)


class Killed(BaseException):
    """The process ends here: nobody catches this, and what was not committed is gone."""


def greet(row: DueRow, now: datetime) -> Outcome:
    """Write something that can be counted."""
    Partner.objects.create(office_id=row.office_id, name=f"Greeted {row.recipient}")
    if row.recipient == "bad":
        raise ValueError("no such greeting")
    if row.recipient == "refused-at-commit":
        Partner.objects.create(office_id=row.office_id, name="Branch", parent_id=10**12)
    if row.recipient == "deadly":
        raise Killed
    return Outcome("greeted", superseded=row.recipient == "late")


@pytest.fixture(autouse=True)
def rules() -> Iterator[None]:
    with patch.dict(due_rules._handlers):
        register_due_rule("greeting", greet)
        yield


def plan(office: Office, *recipients: str, rule: str = "greeting") -> None:
    day = date(2026, 11, 20)
    with office_context(office.pk):
        plans = [Plan(to, day.isoformat(), day, time(7), "America/Denver") for to in recipients]
        plan_rows(office.pk, rule, plans)


def rows(office: Office) -> dict[str, DueRow]:
    with office_context(office.pk):
        return {row.recipient: row for row in DueRow.objects.all()}


def greeted(office: Office) -> list[str]:
    with office_context(office.pk):
        return list(Partner.objects.order_by("name").values_list("name", flat=True))


def claimed_again(row: DueRow) -> DueRow | None:
    """Between claim and work the first worker was so slow that a second took the row."""
    DueRow.objects.filter(pk=row.pk).update(attempts=2)
    return _hold(row)


def test_a_row_knows_its_wall_clock_and_its_instant(alder: Office) -> None:
    plan(alder, "ana")
    row = rows(alder)["ana"]
    assert (row.due_at, row.wall_time, row.zone) == (NOW, time(7), "America/Denver")


def test_an_occurrence_is_planned_once(alder: Office) -> None:
    plan(alder, "ana")
    plan(alder, "ana", "bob")
    assert sorted(rows(alder)) == ["ana", "bob"]


def test_a_due_row_is_worked_once(alder: Office) -> None:
    plan(alder, "ana")
    assert (work_due_rows(alder.pk, NOW), work_due_rows(alder.pk, NOW)) == (1, 0)
    row = rows(alder)["ana"]
    assert (row.state, row.outcome, row.finished_at) == (DueState.DONE, "greeted", NOW)
    assert greeted(alder) == ["Greeted ana"]


def test_a_row_is_not_worked_before_its_time(alder: Office) -> None:
    plan(alder, "ana")
    assert work_due_rows(alder.pk, NOW - timedelta(seconds=1)) == 0


def test_a_handler_can_leave_the_work_to_a_newer_row(alder: Office) -> None:
    plan(alder, "late")
    work_due_rows(alder.pk, NOW)
    assert rows(alder)["late"].state == DueState.SUPERSEDED


@pytest.mark.parametrize("bad", ["bad", "refused-at-commit"])
def test_a_bad_row_leaves_nothing_behind_and_stops_nobody(alder: Office, bad: str) -> None:
    plan(alder, "ana", bad, "bob")
    assert work_due_rows(alder.pk, NOW) == 3
    assert greeted(alder) == ["Greeted ana", "Greeted bob"]
    row = rows(alder)[bad]
    assert (row.state, row.attempts) == (DueState.WAITING, 1)
    assert row.due_at == NOW + timedelta(seconds=30)


def test_a_row_that_fails_again_and_again_is_given_up_with_its_reason(alder: Office) -> None:
    plan(alder, "bad")
    for attempt in range(MOST_TRIES + 3):
        work_due_rows(alder.pk, NOW + timedelta(days=attempt))
    row = rows(alder)["bad"]
    assert (row.state, row.attempts) == (DueState.FAILED, MOST_TRIES)
    assert row.outcome == "ValueError: no such greeting"


def test_a_row_that_kills_its_worker_lets_the_others_go_first(alder: Office) -> None:
    plan(alder, "deadly", "ana", "bob")
    with pytest.raises(Killed):
        work_due_rows(alder.pk, NOW)
    assert work_due_rows(alder.pk, NOW) == 2
    assert greeted(alder) == ["Greeted ana", "Greeted bob"]
    row = rows(alder)["deadly"]
    assert (row.state, row.attempts) == (DueState.WAITING, 1)
    assert row.due_at == NOW + timedelta(seconds=30)


def test_a_row_that_kills_its_worker_was_claimed_by_the_row_before_it(alder: Office) -> None:
    plan(alder, "ana", "deadly", "bob")
    with pytest.raises(Killed):
        work_due_rows(alder.pk, NOW)
    found = rows(alder)
    assert (found["ana"].state, greeted(alder)) == (DueState.DONE, ["Greeted ana"])
    assert (found["deadly"].attempts, found["deadly"].due_at) == (1, NOW + timedelta(seconds=30))
    assert (found["bob"].attempts, found["bob"].due_at) == (0, NOW)


def test_a_full_batch_leaves_the_next_row_as_it_was(alder: Office) -> None:
    plan(alder, "ana", "bob", "cleo")
    assert work_due_rows(alder.pk, NOW, limit=2) == 2
    assert (rows(alder)["cleo"].attempts, rows(alder)["cleo"].due_at) == (0, NOW)


def test_a_row_that_kills_every_worker_is_given_up_in_words(alder: Office) -> None:
    plan(alder, "deadly")
    for attempt in range(MOST_TRIES):
        with pytest.raises(Killed):
            work_due_rows(alder.pk, NOW + timedelta(days=attempt))
    assert work_due_rows(alder.pk, NOW + timedelta(days=MOST_TRIES)) == 1
    row = rows(alder)["deadly"]
    assert (row.state, row.outcome) == (DueState.FAILED, WORKER_DIED)


def test_a_row_that_another_worker_has_claimed_since_is_left_to_it(alder: Office) -> None:
    plan(alder, "ana")
    with patch("core.due.work._hold", side_effect=claimed_again):
        work_due_rows(alder.pk, NOW)
    assert greeted(alder) == []
    assert rows(alder)["ana"].state == DueState.WAITING


def test_a_row_that_is_done_keeps_the_time_at_which_it_was_due(alder: Office) -> None:
    plan(alder, "ana")
    work_due_rows(alder.pk, NOW + timedelta(minutes=5))
    assert rows(alder)["ana"].due_at == NOW


def test_rules_that_nobody_registered_wait(alder: Office) -> None:
    plan(alder, "ana", rule="of-a-later-release")
    assert work_due_rows(alder.pk, NOW) == 0
    assert rows(alder)["ana"].state == DueState.WAITING


def test_a_batch_has_an_end(alder: Office) -> None:
    plan(alder, "ana", "bob", "cleo")
    assert work_due_rows(alder.pk, NOW, limit=2) == 2
    assert work_due_rows(alder.pk, NOW, limit=2) == 1


def test_another_offices_rows_are_left_alone(alder: Office, birch: Office) -> None:
    plan(birch, "charlie")
    assert work_due_rows(alder.pk, NOW) == 0
    assert rows(birch)["charlie"].state == DueState.WAITING


def test_the_offices_with_due_rows_are_found_without_a_context(
    alder: Office, birch: Office
) -> None:
    plan(birch, "charlie")
    with office_context(birch.pk):
        DueRow.objects.update(due_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert due_offices() == [birch.pk]
