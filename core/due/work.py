"""Works an office's due rows: one by one, each claimed first, then done in one transaction.

The claim of the next row is part of the transaction that does this one: it is committed before
the next one is tried, and both take one commit.
"""

import logging
from datetime import datetime

from django.db import connection, transaction

from core.backoff import MOST_TRIES, pause_after
from core.due.batch import batch
from core.models.due import DueRow, DueState
from core.registries.due_rules import Outcome, due_handler, due_rules
from core.tenancy.context import office_context

logger = logging.getLogger(__name__)

# Rows; a longer queue goes to the back, so that other offices, and the mail, have their turn.
BATCH = 20
WORKER_DIED = "The worker that tried it last died before it was done."


def due_offices() -> list[int]:
    """The offices that have rows whose time has come."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM lookup.due_offices()")
        return [office_id for (office_id,) in cursor.fetchall()]


def work_due_rows(office_id: int, now: datetime, limit: int = BATCH) -> int:
    """Work at most `limit` rows and return how many there were.

    Rows that another worker holds are left to it. A row that fails is put off or given up; the
    others go on.
    """
    if limit < 1:
        return 0
    with batch():
        with office_context(office_id):
            claimed = _claim(office_id, now)
        done = 0
        while claimed is not None:
            done += 1
            claimed = _work_one(claimed, now, is_last=done == limit)
        return done


def _work_one(claimed: DueRow, now: datetime, *, is_last: bool) -> DueRow | None:
    """Do what was claimed and claim the next, unless the batch is full: that one is left alone."""
    with office_context(claimed.office_id):
        row = _hold(claimed)
        if row is not None:
            _work(row, now)
        return None if is_last else _claim(claimed.office_id, now)


def _claim(office_id: int, now: datetime) -> DueRow | None:
    """Count the try and put the row off, before anything is tried.

    A row whose handler takes the whole process with it is then not the first in the queue again,
    for the next worker to die of.
    """
    row = _take(office_id, now)
    if row is None:
        return None
    due_at = row.due_at
    row.attempts += 1
    row.due_at = now + pause_after(row.attempts)
    row.save(update_fields=["attempts", "due_at"])
    row.due_at = due_at
    return row


def _take(office_id: int, now: datetime) -> DueRow | None:
    waiting = DueRow.objects.filter(
        office=office_id, state=DueState.WAITING, due_at__lte=now, rule__in=due_rules()
    )
    return waiting.select_for_update(skip_locked=True).order_by("due_at", "id").first()


def _hold(claimed: DueRow) -> DueRow | None:
    """The row, locked; None where another worker has claimed it since."""
    still_ours = DueRow.objects.filter(
        pk=claimed.pk, state=DueState.WAITING, attempts=claimed.attempts
    )
    row = still_ours.select_for_update(skip_locked=True).first()
    if row is not None:
        row.due_at = claimed.due_at
    return row


def _work(row: DueRow, now: datetime) -> None:
    if row.attempts > MOST_TRIES:
        _give_up(row, now, WORKER_DIED)
        return
    try:
        outcome = _handle(row, now)
    except Exception as error:
        logger.exception("due row %s of office %s failed", row.pk, row.office_id)
        _note(row, now, error)
    else:
        _finish(row, now, outcome)


def _handle(row: DueRow, now: datetime) -> Outcome:
    """Run the handler to a savepoint; what the commit would refuse is refused here."""
    with transaction.atomic():
        outcome = due_handler(row.rule)(row, now)
        connection.check_constraints()
        return outcome


def _finish(row: DueRow, now: datetime, outcome: Outcome) -> None:
    row.state = DueState.SUPERSEDED if outcome.superseded else DueState.DONE
    row.outcome = outcome.words
    row.finished_at = now
    row.save(update_fields=["state", "outcome", "finished_at", "due_at"])


def _note(row: DueRow, now: datetime, error: Exception) -> None:
    """Say what went wrong; the row is put off already."""
    words = f"{type(error).__name__}: {error}"
    if row.attempts >= MOST_TRIES:
        _give_up(row, now, words)
        return
    row.outcome = words
    row.save(update_fields=["outcome"])


def _give_up(row: DueRow, now: datetime, words: str) -> None:
    row.state, row.outcome, row.finished_at = DueState.FAILED, words, now
    row.save(update_fields=["state", "outcome", "finished_at", "due_at"])
