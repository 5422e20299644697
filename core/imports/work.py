"""The work in the background: each due row does one chunk and plans the next.

All of it happens in the due row's own transaction, so a chunk is done once, whatever is killed.
"""

import logging
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from core.imports import staging, straight, turns
from core.imports.checking import check_chunk
from core.imports.forgetting import plan_forgetting
from core.imports.reading import CannotRead
from core.imports.statistics import tell_statistics
from core.imports.undo import undo_chunk
from core.imports.writing import write_chunk
from core.models.due import DueRow
from core.models.imports import WORKING, Import, ImportState
from core.registries.due_rules import Outcome
from core.tenancy.context import office_context

logger = logging.getLogger(__name__)

TRIES = 3  # of one chunk; the pauses between them are core.backoff's

FAILED = gettext_noop(
    "Something went wrong on our side, and trying again did not help. What has been brought in"
    " so far is safe."
)
GONE = gettext_noop("The file is no longer here. Please upload it once more.")


def work_due_turn(row: DueRow, now: datetime) -> Outcome:
    """Handler of the due rule "import"; a row whose turn has passed is superseded."""
    run = _held(row.office_id, int(row.recipient))
    if run is None or run.state not in WORKING or str(run.turn) != row.occurrence:
        return Outcome("its turn has passed", superseded=True)
    if row.attempts > TRIES:
        fail(run, FAILED)
        return Outcome("given up")
    try:
        _work(run, wake=True)
    except Exception:
        if row.attempts < TRIES:
            raise
        logger.exception("import %s of office %s failed", run.pk, run.office_id)
        fail(_fresh(run), FAILED)
        return Outcome("failed")
    return Outcome(run.state)


def run_to_rest(office_id: int, run_pk: int) -> None:
    """Do chunk after chunk, each in a transaction of its own, until the import comes to rest.

    For commands. What raises is raised; the due row that was planned tries again later.
    """
    while True:
        with office_context(office_id):
            run = _held(office_id, run_pk)
            if run is None or run.state not in WORKING:
                return
            _work(run, wake=False)


def fail(run: Import, message: str, **facts: object) -> None:
    """Let the import rest, with words: an English sentence, translated when it is read."""
    failed_in = run.state
    changes: dict[str, Any] = {"error": message, "error_facts": facts, "failed_in": failed_in}
    changes |= {"at_number": run.at_number}
    if failed_in == ImportState.RUNNING:
        changes |= {"finished_at": timezone.now()}
    turns.move(run, ImportState.FAILED, **changes)
    plan_forgetting(run)


def _held(office_id: int, run_pk: int) -> Import | None:
    rows = Import.objects.filter(office_id=office_id, pk=run_pk, archived_at=None)
    return rows.select_for_update(no_key=True).first()


def _fresh(run: Import) -> Import:
    """The import as it is in the database, after a savepoint was rolled back."""
    return Import.objects.get(office_id=run.office_id, pk=run.pk)


def _work(run: Import, *, wake: bool) -> None:
    """One chunk; what the commit would refuse is refused here."""
    try:
        with transaction.atomic():
            _STEPS[ImportState(run.state)](run, wake)
            connection.check_constraints()
    except CannotRead as error:
        run = _fresh(run)
        staging.forget_upload(run)
        run.save(update_fields=["upload"])
        fail(run, error.message, **error.facts)
    except FileNotFoundError:
        fail(_fresh(run), GONE)


def _read(run: Import, wake: bool) -> None:
    staging.read(run)
    staging.forget_upload(run)
    chosen = ("mapping", "words", "day_order")
    run.save(update_fields=["header", "row_count", "facts", *chosen, "upload"])
    turns.move(run, ImportState.MAPPING)
    straight.confirm_columns(run)
    staging.clear_strays(run.office_id)


def _check(run: Import, wake: bool) -> None:
    changes = check_chunk(run)
    if changes is None:
        turns.move(run, ImportState.READY, done_count=0)
        straight.bring_in(run)
    else:
        turns.next_turn(run, wake=wake, **changes)


def _write(run: Import, wake: bool) -> None:
    changes = write_chunk(run)
    if changes is None:
        turns.move(run, ImportState.DONE, done_count=run.row_count, finished_at=timezone.now())
        plan_forgetting(run)
    else:
        tell_statistics(run, run.done_count, changes["done_count"])
        turns.next_turn(run, wake=wake, **changes)


def _undo(run: Import, wake: bool) -> None:
    changes = undo_chunk(run)
    if changes is None:
        turns.move(run, ImportState.UNDONE, done_count=run.row_count, undone_at=timezone.now())
    else:
        turns.next_turn(run, wake=wake, **changes)


_STEPS = {
    ImportState.READING: _read,
    ImportState.CHECKING: _check,
    ImportState.RUNNING: _write,
    ImportState.UNDOING: _undo,
}
