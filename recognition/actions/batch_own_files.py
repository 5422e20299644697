"""After a batch was printed as one PDF, each of its documents gets a file of its own.

Nobody waits for them: the sheets are printed already. A due row does a second's work and plans the
next one.
"""

import time
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.actions import hold
from core.due.plan import Plan, plan_rows
from core.imports.turns import wake_worker
from core.models.due import DueRow
from core.registries.due_rules import Outcome
from recognition.actions.batch_composing import A_TURN, author_of
from recognition.actions.batch_printing import print_own_file
from recognition.actions.giving import record_given
from recognition.enums.documents import BatchState, DocumentState
from recognition.models import Batch, Document
from recognition.queries.batches import printable_in

RULE = "batch-files"


def plan_own_files(batch: Batch) -> None:
    """Have the first that lacks a file be printed, and those after it."""
    document = printable_in(batch).filter(state=DocumentState.READY).first()
    if document is None:
        return
    now = timezone.now()
    occurrence = f"{batch.turn}:{document.pk}"
    plan = Plan(str(batch.pk), occurrence, now.date(), now.time(), "UTC", due_at=now)
    plan_rows(batch.office_id, RULE, [plan])
    office_id = batch.office_id
    transaction.on_commit(lambda: wake_worker(office_id), robust=True)


def work_own_files(row: DueRow, now: datetime) -> Outcome:
    """Handler of the due rule "batch-files"."""
    batches = Batch.objects.filter(office_id=row.office_id, pk=int(row.recipient))
    batch = batches.filter(state=BatchState.DONE, archived_at=None).first()
    if batch is None:
        return Outcome("put away", superseded=True)
    until = time.monotonic() + A_TURN
    for made, document in enumerate(_lacking(batch), start=1):
        _print_one(batch, document)
        if time.monotonic() > until:
            plan_own_files(batch)
            return Outcome(f"{made} files")
    return Outcome("all have files")


def _lacking(batch: Batch) -> list[Document]:
    return list(printable_in(batch).filter(state=DocumentState.READY))


def _print_one(batch: Batch, document: Document) -> None:
    """Unless somebody has made it, or put it away, in the meantime."""
    hold(document)
    if document.state == DocumentState.READY and document.archived_at is None:
        print_own_file(batch, document)
        if document.state == DocumentState.MADE:  # signed after the print, it has no line yet
            record_given(author_of(batch), document)
