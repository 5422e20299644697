"""Prints a batch: all as one PDF in one go, or file by file, some at a time."""

import hashlib
import tempfile
import time
import zipfile
from collections.abc import Iterable
from typing import IO

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_noop

from core.actions import hold
from core.downloads import fit_filename
from core.files import keep, read_kept
from core.pdf import CannotPrint
from core.refusals import Refusal
from recognition.actions.batch_composing import A_TURN, author_of, hold_current, to_print
from recognition.actions.batch_files import KEPT, keep_content, plan_forgetting
from recognition.actions.batch_ledger import record_all
from recognition.actions.batch_turns import PassedBy, move, next_turn
from recognition.actions.batch_watching import Watch
from recognition.actions.documents import FOLDER, SUFFIX
from recognition.addresses import postal_address
from recognition.enums.documents import BatchOutput, BatchState, DocumentState
from recognition.models import Batch, BatchItem, Document
from recognition.queries.batches import documents_in, printable_in

MOST_ZIPPED = 200_000_000  # bytes
TOO_MUCH = gettext_noop(
    "These files weigh more than %(megabytes)d MB together. Make two smaller batches."
)
NO_FILES = gettext_noop("None of these documents could be printed.")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files are the same ZIP, whenever it is written


class CannotFinish(Refusal):
    """A batch that ends with words instead of a file."""


def print_turn(batch: Batch) -> None:
    """One piece of printing; what comes of it depends on the batch's output."""
    PRINT[BatchOutput(batch.output)](batch)


def _print_one_file(batch: Batch) -> None:
    """All pages in one transaction, in which nothing is locked until the file is there."""
    from recognition.pdf.printing import print_documents  # with libraries of its own

    documents = list(printable_in(batch))
    watch = Watch(batch, len(documents))
    watch.look()
    printed = print_documents(documents, progress=watch)
    _finish(batch, printed.content, SUFFIX, documents)


def _print_labels(batch: Batch) -> None:
    from recognition.pdf.labels import A_SHEET, Label
    from recognition.pdf.printing import print_labels

    items = BatchItem.objects.filter(office_id=batch.office_id, batch=batch, left_out_because="")
    partners = [it.partner for it in items.select_related("partner").order_by("position")]
    watch = Watch(batch, -(-len(partners) // A_SHEET))
    labels = [Label.of(it.name, postal_address(it)) for it in partners]
    printed = print_labels(labels, progress=watch)
    _finish(batch, printed.content, SUFFIX, [])


def _print_files(batch: Batch) -> None:
    """Files for a second, each kept as its document's own; the last turn puts them together."""
    hold_current(batch)
    until = time.monotonic() + A_TURN
    ready = printable_in(batch).filter(state=DocumentState.READY)
    done: list[Document] = []
    for document in ready:
        print_own_file(batch, document)
        done.append(document)
        if time.monotonic() > until:
            record_all(author_of(batch), [it for it in done if it.state == DocumentState.MADE])
            next_turn(batch, done_count=min(batch.done_count + len(done), batch.total))
            return
    documents = list(documents_in(batch).filter(state=DocumentState.MADE))
    with tempfile.TemporaryFile(suffix=".zip") as file:
        _zip(batch, documents, file)
        _finish(batch, file, ".zip", documents)


def print_own_file(batch: Batch, document: Document) -> None:
    """Print and keep one document; what cannot be printed is left out of the batch, with words."""
    from recognition.pdf.printing import print_document

    try:
        printed = print_document(document)
    except CannotPrint as refused:
        _leave_out(batch, document, refused)
        return
    content = printed.content
    document.file = keep(batch.office_id, FOLDER, content, SUFFIX)
    document.sha256 = hashlib.sha256(content).hexdigest()
    document.size, document.pages = len(content), printed.pages
    document.state, document.made_at = DocumentState.MADE, timezone.now()
    document.save(update_fields=["file", "sha256", "size", "pages", "state", "made_at"])


def _leave_out(batch: Batch, document: Document, refused: CannotPrint) -> None:
    document.state, document.failed_because = DocumentState.FAILED, refused.message[:300]
    document.save(update_fields=["state", "failed_because"])
    items = BatchItem.objects.filter(office_id=batch.office_id, batch=batch, document=document)
    items.update(left_out_because=refused.words[:300])


def _zip(batch: Batch, documents: Iterable[Document], file: IO[bytes]) -> None:
    """The kept files, under names that a stack of paper could be sorted by."""
    size = documents_in(batch).aggregate(sum=Sum("size"))["sum"] or 0
    if not size:
        raise CannotFinish(NO_FILES)
    if size > MOST_ZIPPED:
        raise CannotFinish(TOO_MUCH, megabytes=MOST_ZIPPED // 1_000_000)
    with zipfile.ZipFile(file, "w") as archive:  # stored: what is in them is compressed
        for number, document in enumerate(documents, start=1):
            name = fit_filename(f"{number:03d} {document.to_name}{SUFFIX}")
            archive.writestr(zipfile.ZipInfo(name, EPOCH), read_kept(document.file))


def _finish(
    batch: Batch, content: bytes | IO[bytes], suffix: str, documents: list[Document]
) -> None:
    """Keep the file, write the ledger's lines. Raises PassedBy if it was stopped just now."""
    turn = batch.turn
    hold(batch)
    if batch.turn != turn or batch.archived_at:
        raise PassedBy
    if _held_count(batch, documents) < len(documents):
        to_print(batch)  # one was put away, or a signature taken back, while it was on the press
        return
    now = timezone.now()
    keep_content(batch, content, suffix)
    record_all(author_of(batch), documents)
    move(
        batch,
        BatchState.DONE,
        done_count=batch.total,
        finished_at=now,
        forget_at=now + KEPT,
        file=batch.file,
        size=batch.size,
    )
    plan_forgetting(batch)


def _held_count(batch: Batch, documents: list[Document]) -> int:
    """Of the documents that were printed, how many may still go out; nobody changes them now."""
    held = Document.objects.filter(
        office_id=batch.office_id, pk__in=[it.pk for it in documents], archived_at=None
    ).exclude(state=DocumentState.WAITING)
    return len(held.order_by("pk").select_for_update(no_key=True).values_list("pk"))


PRINT = {
    BatchOutput.PRINT: _print_one_file,
    BatchOutput.ZIP: _print_files,
    BatchOutput.LABELS: _print_labels,
}
