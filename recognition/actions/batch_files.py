"""What came of a batch is kept for 30 days; the documents' own files stay."""

from datetime import datetime, timedelta
from typing import IO

from django.db import transaction
from django.db.models import Sum

from core.due.plan import Plan, plan_rows
from core.files import drop_kept, keep, keep_file
from core.models.due import DueRow
from core.registries.due_rules import Outcome
from recognition.enums.documents import BatchState
from recognition.models import Batch

FORGET_RULE = "forget-batch"
FOLDER = "batches"
KEPT = timedelta(days=30)
MOST_BYTES = 1_000_000_000
"""All files of an office's batches together; beyond it the oldest go before their time."""


def keep_content(batch: Batch, content: bytes | IO[bytes], suffix: str) -> None:
    """Keep the file and name it in the batch, which the caller saves."""
    if isinstance(content, bytes):
        batch.file = keep(batch.office_id, FOLDER, content, suffix)
        batch.size = len(content)
    else:
        batch.file, batch.size = keep_file(batch.office_id, FOLDER, content, suffix)
    _make_room(batch)


def plan_forgetting(batch: Batch) -> None:
    """Have the file forgotten at its time."""
    moment = batch.forget_at
    assert moment is not None, "a batch with a file knows how long it is kept"
    occurrence = moment.isoformat(timespec="seconds")
    plan = Plan(str(batch.pk), occurrence, moment.date(), moment.time(), "UTC", due_at=moment)
    plan_rows(batch.office_id, FORGET_RULE, [plan])


def forget_due(row: DueRow, now: datetime) -> Outcome:
    """Handler of the due rule "forget-batch"."""
    batches = Batch.objects.filter(office_id=row.office_id, pk=int(row.recipient))
    batch = batches.select_for_update(no_key=True).first()
    if batch is None or not batch.file:
        return Outcome("it is gone already", superseded=True)
    if batch.forget_at is None or batch.forget_at > now:
        return Outcome("it is kept longer", superseded=True)
    forget(batch)
    return Outcome("forgotten")


def forget(batch: Batch) -> None:
    """Delete the file, unless another batch has the very same."""
    name, batch.file, batch.size = batch.file, "", 0
    batch.save(update_fields=["file", "size"])
    if not Batch.objects.filter(office_id=batch.office_id, file=name).exists():
        transaction.on_commit(lambda: drop_kept(name), robust=True)


def _make_room(batch: Batch) -> None:
    others = Batch.objects.filter(office_id=batch.office_id, state=BatchState.DONE)
    others = others.exclude(file="").exclude(pk=batch.pk)
    total = batch.size + (others.aggregate(sum=Sum("size"))["sum"] or 0)
    for other in others.order_by("finished_at", "pk"):
        if total <= MOST_BYTES:
            return
        total -= other.size
        forget(other)
