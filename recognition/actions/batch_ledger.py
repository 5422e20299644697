"""A printed batch in the ledger of thanks: written, put away and brought back at once."""

from collections.abc import Iterable
from datetime import datetime

from core.actors import Actor
from recognition.actions.authors import author
from recognition.actions.giving import given_fields
from recognition.actions.mailing import give_again, take_back_mails
from recognition.actions.standing import refresh_recognition_standing
from recognition.models import Batch, Document, Recognition
from recognition.policies import usual_audience

CHUNK = 1000


def record_all(by: Actor, documents: Iterable[Document]) -> None:
    """A line for each document, unless it has one; the standing is computed once."""
    rows = [_line(by, it) for it in documents]
    if not rows:
        return
    Recognition.objects.bulk_create(rows, batch_size=CHUNK, ignore_conflicts=True)
    refresh_recognition_standing(rows[0].office_id, {it.partner_id for it in rows})


def archive_all(batch: Batch, now: datetime) -> None:
    """Put its documents, their lines and waiting mail away; what was put away before keeps its
    own time."""
    documents = Document.objects.filter(office_id=batch.office_id, pk__in=_documents(batch))
    going = list(documents.filter(archived_at=None).values_list("pk", flat=True))
    documents.filter(pk__in=going).update(archived_at=now)  # first, as where one is put away
    take_back_mails(batch.office_id, going)
    lines = Recognition.objects.filter(
        office_id=batch.office_id, document__in=_documents(batch), archived_at=None
    )
    _put(batch, lines.values_list("pk", flat=True), now)


def restore_all(batch: Batch, since: datetime) -> None:
    """Bring back what went away with the batch."""
    documents = Document.objects.filter(office_id=batch.office_id, pk__in=_documents(batch))
    coming = list(documents.filter(archived_at=since).values_list("pk", flat=True))
    documents.filter(pk__in=coming).update(archived_at=None)
    give_again(batch.office_id, coming)
    lines = Recognition.objects.filter(
        office_id=batch.office_id, document__in=_documents(batch), archived_at=since
    )
    _put(batch, lines.values_list("pk", flat=True), None)


def _put(batch: Batch, pks: Iterable[int], archived_at: datetime | None) -> None:
    lines = Recognition.objects.filter(office_id=batch.office_id, pk__in=list(pks))
    held = lines.order_by("pk").select_for_update(no_key=True).values_list("pk", "partner")
    found = list(held)
    if found:
        lines.update(archived_at=archived_at)
        refresh_recognition_standing(batch.office_id, {partner for _, partner in found})


def _documents(batch: Batch) -> list[int]:
    items = batch.items.filter(office_id=batch.office_id).exclude(document=None)
    return [pk for pk in items.values_list("document", flat=True) if pk is not None]


def _line(by: Actor, document: Document) -> Recognition:
    fields = given_fields(document)
    line = Recognition(
        office_id=document.office_id,
        partner_id=document.partner_id,
        document=document,
        recorded_by=document.recorded_by or author(by),
        **fields,
    )
    line.audience = usual_audience(line.channel)
    return line
