"""Plans the making of documents in the background; `recognition.actions.making` does the work."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from core.due.plan import Plan, plan_rows
from core.imports.turns import wake_worker
from recognition.enums.documents import BatchState
from recognition.models import BatchItem

RULE = "make-document"
GRACE = timedelta(seconds=30)  # in which a signature can be taken back before it is printed


def plan_making(
    office_id: int, document_ids: Iterable[int], *, after: timedelta = timedelta()
) -> None:
    """Have these documents made soon, or after a while; those of a batch that is not done yet are
    the batch's to make.

    For actions.
    """
    ids = set(document_ids)
    of_batches = BatchItem.objects.filter(office_id=office_id, document__in=ids)
    of_batches = of_batches.exclude(batch__state=BatchState.DONE)
    ids -= set(of_batches.values_list("document_id", flat=True))
    if not ids:
        return
    plan_rows(office_id, RULE, [_plan(pk, timezone.now() + after) for pk in sorted(ids)])
    transaction.on_commit(lambda: wake_worker(office_id), robust=True)


def _plan(document_id: int, now: datetime) -> Plan:
    moment = now.isoformat(timespec="seconds")
    return Plan(str(document_id), moment, now.date(), now.time(), "UTC", due_at=now)
