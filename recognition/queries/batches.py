"""Batches of an office: where each stands, and what it holds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from core.pager import Page, order_of, paginate
from offices.models import Membership, Office
from recognition.enums.documents import WORKING, BatchOutput, BatchState, DocumentState
from recognition.models import Batch, BatchItem, Document
from recognition.progress import told
from recognition.queries.documents import documents_of

PAGE = 50
SHOWN_FOR = timedelta(days=1)
"""How long what is done is shown beside the composer."""


@dataclass(frozen=True)
class Progress:
    """How far the step has come that runs."""

    done: int
    total: int
    is_working: bool


def batches_of(office: Office | int) -> QuerySet[Batch]:
    """All that were not put away, the newest first."""
    batches = Batch.objects.filter(office=office, archived_at=None).select_related("by")
    return batches.order_by("-recorded_at", "-id")


def get_batch(office: Office | int, pk: int) -> Batch:
    """One batch, put away or not. Raises Batch.DoesNotExist."""
    return Batch.objects.select_related("by", "office").get(office=office, pk=pk)


def running_batch_of(office: Office, member: Membership, now: datetime) -> Batch | None:
    """The member's batch that is at work, else the one that ended today."""
    ended = Q(finished_at__gt=now - SHOWN_FOR) | Q(state__in=[BatchState.FAILED])
    recent = Q(recorded_at__gt=now - SHOWN_FOR)
    rests = [BatchState.WAITING, BatchState.STOPPED]
    wanted = Q(state__in=WORKING) | (recent & (ended | Q(state__in=rests)))
    return batches_of(office).filter(wanted, by=member).first()


def progress_of(batch: Batch) -> Progress:
    """How far it is. A print that runs in one transaction says so in Valkey."""
    is_working = batch.state in WORKING
    done = batch.done_count
    if batch.state == BatchState.PRINTING and batch.output != BatchOutput.ZIP:
        done = min(told(batch), batch.total)
    if batch.state == BatchState.WAITING:
        done = batch.total - _unsigned(batch)
    return Progress(max(done, 0), batch.total, is_working)


def items_of(batch: Batch, cursor: str | None = None, size: int = PAGE) -> Page[BatchItem]:
    """A page of those that something was made for, in the order of the print. Raises BadCursor."""
    items = BatchItem.objects.filter(
        office_id=batch.office_id, batch=batch, left_out_because=""
    ).select_related("partner", "document")
    return paginate(items, order_of("position"), size=size, cursor=cursor)


def documents_in(batch: Batch) -> QuerySet[Document]:
    """Its documents that were not put away, in the order of the print."""
    items = BatchItem.objects.filter(office_id=batch.office_id, batch=batch.pk)
    position = items.filter(document=OuterRef("pk")).values("position")[:1]
    documents = documents_of(batch.office_id).filter(archived_at=None)
    found = documents.filter(pk__in=items.exclude(document=None).values("document"))
    return found.order_by(Subquery(position))


def printable_in(batch: Batch) -> QuerySet[Document]:
    """Those of them that nobody has yet to sign, for partners that are there: one that was given
    back and taken again after the print began is made by itself, later."""
    return (
        documents_in(batch).filter(partner__archived_at=None).exclude(state=DocumentState.WAITING)
    )


def waits(batch: Batch) -> bool:
    """Whether somebody has yet to sign one of them."""
    return documents_in(batch).filter(state=DocumentState.WAITING).exists()


def left_out_of(batch: Batch) -> list[BatchItem]:
    """Those that nothing could be made for, with the reason."""
    items = BatchItem.objects.filter(office_id=batch.office_id, batch=batch)
    return list(items.exclude(left_out_because="").select_related("partner").order_by("position"))


def _unsigned(batch: Batch) -> int:
    return documents_in(batch).filter(state=DocumentState.WAITING).count()
