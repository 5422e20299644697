"""The due rule "print-batch": each row does one piece of work on a batch and plans the next.

All of it happens in the due row's own transaction: a worker that is killed has done nothing, and
the next one does the same again. Files are named by their content, lines of the ledger are unique.
"""

import logging
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext, gettext_noop, override

from core.models.due import DueRow
from core.refusals import Refusal
from core.registries.due_rules import Outcome
from recognition.actions.batch_composing import compose_turn, language_of
from recognition.actions.batch_own_files import plan_own_files
from recognition.actions.batch_printing import print_turn
from recognition.actions.batch_turns import PassedBy, move
from recognition.enums.documents import WORKING, BatchState
from recognition.models import Batch

logger = logging.getLogger(__name__)

TRIES = 3  # of one piece of work; the pauses between them are core.backoff's
FAILED = gettext_noop("Something went wrong on our side, and trying again did not help.")
STEPS = {BatchState.COMPOSING: compose_turn, BatchState.PRINTING: print_turn}
PASSED = Outcome("its turn has passed", superseded=True)


def work_batch(row: DueRow, now: datetime) -> Outcome:
    """Handler of the due rule "print-batch"."""
    batch = _found(row.office_id, int(row.recipient))
    if batch is None or batch.state not in WORKING or str(batch.turn) != row.occurrence:
        return PASSED
    if row.attempts > TRIES:
        _fail(batch)
        return Outcome("given up")
    try:
        return _work(batch)
    except Exception:
        if row.attempts < TRIES:
            raise
        logger.exception("batch %s of office %s failed", batch.pk, batch.office_id)
        _fail(batch)
        return Outcome("failed")


def _work(batch: Batch) -> Outcome:
    """One piece; what the commit would refuse is refused here."""
    try:
        with transaction.atomic():
            STEPS[BatchState(batch.state)](batch)
            if batch.state == BatchState.DONE:
                plan_own_files(batch)
            connection.check_constraints()
    except PassedBy:
        return PASSED
    except Refusal as refused:
        _fail(batch, refused)
    return Outcome(batch.state)


def _fail(batch: Batch, refused: Refusal | None = None) -> None:
    """Let the batch rest, with words. What is written is safe: it can go on from there."""
    with override(language_of(batch)):
        words = refused.words if refused else gettext(FAILED)
    fresh = Batch.objects.select_for_update(no_key=True).get(office_id=batch.office_id, pk=batch.pk)
    if fresh.turn == batch.turn or fresh.state in WORKING:
        move(fresh, BatchState.FAILED, error=words, done_count=fresh.done_count)
    batch.state = fresh.state


def _found(office_id: int, pk: int) -> Batch | None:
    batches = Batch.objects.filter(office_id=office_id, pk=pk, archived_at=None)
    return batches.select_related("by__user").first()
