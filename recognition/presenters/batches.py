"""Batches as pages show them: one at work, one that rests, and the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.amounts import grouped
from offices.models import Membership, Office
from offices.requests import OfficeRequest
from recognition.enums.documents import BatchOutput, BatchState
from recognition.models import Batch, BatchItem, DocumentSigner
from recognition.queries.batches import (
    Progress,
    documents_in,
    items_of,
    left_out_of,
    progress_of,
    running_batch_of,
)
from recognition.queries.signing import first_left_in

Context = dict[str, Any]
MAY_GO_ON = (BatchState.STOPPED, BatchState.FAILED)


@dataclass(frozen=True)
class Working:
    """A batch and how far it is. `words` say so: "7 of 12 made"."""

    batch: Batch
    progress: Progress
    words: str
    url: str
    progress_url: str
    stop_url: str
    file_url: str

    @property
    def is_done(self) -> bool:
        return self.batch.state == BatchState.DONE


@dataclass(frozen=True)
class BatchLine:
    """A batch of the list. `file_url` is empty where the file is not there (any more)."""

    batch: Batch
    url: str
    said: str
    state: str
    who: str
    on: date
    file_url: str


def running_batch(office: Office, member: Membership) -> Context | None:
    """The member's batch that is at work or ended today, for `recognition/batch_panel.html`."""
    batch = running_batch_of(office, member, timezone.now())
    return None if batch is None else {"working": working(office.slug, batch)}


def working(slug: str, batch: Batch) -> Working:
    """One batch; `words` are those of the step that it is at."""
    progress = progress_of(batch)
    args = [slug, batch.pk]
    return Working(
        batch,
        progress,
        _words(batch, progress),
        reverse("batch", args=args),
        reverse("batch_progress", args=args),
        reverse("batch_stop", args=args),
        reverse("batch_file", args=args) if batch.file else "",
    )


def batch_context(request: OfficeRequest, batch: Batch) -> Context:
    """What a batch's page shows. Raises BadCursor."""
    page = items_of(batch, request.GET.get("page"))
    slug = request.office.slug
    return {
        "working": working(slug, batch),
        "batch": batch,
        "made": what_is_made(batch),
        "started": request.office.local(batch.recorded_at).date(),
        "left": _left(batch),
        "is_labels": batch.output == BatchOutput.LABELS,
        "may_go_on": batch.state in MAY_GO_ON,
        "kept_until": request.office.local(batch.forget_at).date() if batch.forget_at else None,
        "items": [_item(slug, it) for it in page.rows],
        "left_out": [
            (it, reverse("partner", args=[slug, it.partner_id])) for it in left_out_of(batch)
        ],
        "previous_url": f"?page={page.previous}" if page.previous else "",
        "next_url": f"?page={page.next}" if page.next else "",
        "today": request.office.today(),
    }


def batch_lines(request: OfficeRequest, batches: Iterable[Batch]) -> list[BatchLine]:
    """The batches of a list; asks the database nothing more."""
    return [_line(request, it) for it in batches]


def ready_words(batch: Batch) -> str:
    """The message that it is ready, or why it is not."""
    if batch.state == BatchState.DONE:
        return _("“%(name)s” is ready: you find the file under Thanks.") % {"name": batch.name}
    return _("“%(name)s” could not be made. You find the reason under Thanks.") % {
        "name": batch.name
    }


def what_is_made(batch: Batch) -> str:
    """ "12 certificates", "1 letter", "40 labels"."""
    number = batch.total
    if batch.output == BatchOutput.LABELS:
        words = ngettext("%(count)s label", "%(count)s labels", number)
    elif batch.settings.get("kind") == "certificate":
        words = ngettext("%(count)s certificate", "%(count)s certificates", number)
    else:
        words = ngettext("%(count)s letter", "%(count)s letters", number)
    return words % {"count": grouped(number)}


def _left(batch: Batch) -> DocumentSigner | None:
    """Whose signature it waits for in vain."""
    return first_left_in(documents_in(batch)) if batch.state == BatchState.WAITING else None


def _words(batch: Batch, progress: Progress) -> str:
    facts = {"done": grouped(progress.done), "total": grouped(progress.total)}
    if batch.state == BatchState.COMPOSING:
        return _("%(done)s of %(total)s written") % facts
    if batch.state == BatchState.WAITING:
        return _("%(done)s of %(total)s signed") % facts
    if batch.state == BatchState.PRINTING:
        return _("%(done)s of %(total)s made") % facts
    return str(BatchState(batch.state).label)


def _item(slug: str, item: BatchItem) -> tuple[BatchItem, str]:
    """An item and the page of what was made for it: labels lead to the partner."""
    if item.document_id is None:
        return item, reverse("partner", args=[slug, item.partner_id])
    return item, reverse("document", args=[slug, item.document_id])


def _line(request: OfficeRequest, batch: Batch) -> BatchLine:
    args = [request.office.slug, batch.pk]
    return BatchLine(
        batch,
        reverse("batch", args=args),
        what_is_made(batch),
        str(BatchState(batch.state).label),
        batch.by.display_name if batch.by else _("the system"),
        request.office.local(batch.recorded_at).date(),
        reverse("batch_file", args=args) if batch.file else "",
    )
