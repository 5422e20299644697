"""Each piece of work on a batch is a due row, planned by the one before."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.due.plan import Plan, plan_rows
from core.imports.turns import wake_worker
from recognition.enums.documents import WORKING, BatchState
from recognition.models import Batch, BatchItem, Document

RULE = "print-batch"
AT_ONCE = timedelta()


class PassedBy(Exception):
    """Somebody has stopped the batch, or put it away, since this piece of work began."""


def move(batch: Batch, state: BatchState, *, after: timedelta = AT_ONCE, **changes: Any) -> None:
    """Bring the batch to a state; what was planned is superseded, what the state needs planned."""
    changes = {"state": state, "error": "", "done_count": 0} | changes
    next_turn(batch, after=after, **changes)


def next_turn(batch: Batch, *, after: timedelta = AT_ONCE, **changes: Any) -> None:
    """Go on, now or after a while: `changes` say how far the work has come."""
    for name, value in changes.items():
        setattr(batch, name, value)
    batch.turn += 1
    batch.save(update_fields=["turn", *changes])
    if batch.state in WORKING:
        _plan_turn(batch, after)


def hold_batches(office_id: int, documents: Iterable[Document], state: BatchState) -> list[Batch]:
    """The documents' batches that are at this state, locked.

    Whoever locks documents does so first: discarding and printing lock the batch, then its own.
    """
    items = BatchItem.objects.filter(
        office_id=office_id, document__in=[document.pk for document in documents]
    )
    batches = Batch.objects.filter(office_id=office_id, state=state, pk__in=items.values("batch"))
    return list(batches.order_by("pk").select_for_update(no_key=True))


def is_current(batch: Batch) -> bool:
    """Whether the batch is still at the turn at which it was read; sees what others committed."""
    current = Batch.objects.filter(
        office_id=batch.office_id,
        pk=batch.pk,
        turn=batch.turn,
        state=batch.state,
        archived_at=None,
    )
    return current.exists()


def _plan_turn(batch: Batch, after: timedelta) -> None:
    """Write the turn's due row, and wake a worker on commit.

    It is due after those that wait already: a large batch holds up nobody else's work.
    """
    due = timezone.now() + after
    moment = Plan(str(batch.pk), str(batch.turn), due.date(), due.time(), "UTC", due_at=due)
    plan_rows(batch.office_id, RULE, [moment])
    office_id = batch.office_id
    transaction.on_commit(lambda: wake_worker(office_id), robust=True)
