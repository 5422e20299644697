"""Prints certificates as the worker does, and the same pages as one plain document."""

import gc
import statistics
import time
from typing import Any

from benchmarks.inside import answer

WORDS = "for opening the shop floor to our students, and for showing them what careful work is."


def certificates(question: dict[str, Any]) -> dict[str, Any]:
    """{office, counts, rounds}: seconds of composing, of our print and of the floor, and bytes.

    The batch of the last count is left to be printed by the worker: its id is answered.
    """
    counts, rounds = question["counts"], question["rounds"]
    gc.collect()
    gc.freeze()  # as the worker does before it makes its processes
    found = [_measured(question["office"], count, rounds) for count in counts]
    return {"prints": found, "batch": found[-1]["batch"]}


def _measured(office_id: int, count: int, rounds: int) -> dict[str, Any]:
    """Ours and the floor by turns; medians. The first round warms up and does not count."""
    batch, composing = _composed(office_id, count)
    ours, floors = [], []
    for _ in range(rounds + 1):
        floors.append(_floor(batch))
        ours.append(_printed(batch))
    size = int(batch.size)
    _again(batch, due_in_a_day=True)
    return {
        "count": count,
        "batch": batch.pk,
        "composing": composing,
        "seconds": statistics.median(ours[1:]),
        "floor_seconds": statistics.median(floors[1:]),
        "kilobytes": size / 1000 / count,
    }


def _composed(office_id: int, count: int) -> tuple[Any, float]:
    """A batch whose documents are written, and in how many seconds."""
    from core.tenancy.context import office_context
    from offices.models import Membership
    from partnerships.models import Partner
    from recognition.actions.batches import start_batch

    began = time.perf_counter()
    with office_context(office_id):
        by = Membership.objects.filter(office=office_id, role="director").get()
        partners = Partner.objects.filter(office=office_id, archived_at=None)
        batch = start_batch(
            by=by,
            partners=list(partners.select_related("office").order_by("pk")[:count]),
            name="Benchmark",
            output="print",
            settings={"signers": [{"member": by}]},
        )
    while batch.state == "composing":
        _work_a_turn(batch)
    return batch, time.perf_counter() - began


def _printed(batch: Any) -> float:
    """From the turn's beginning to its commit: the pages, the file, the ledger's lines."""
    _again(batch)
    gc.collect()  # what another print has left is not ours to clear away
    began = time.perf_counter()
    _work_a_turn(batch)
    seconds = time.perf_counter() - began
    if batch.state != "done":
        raise RuntimeError(f"the batch is {batch.state}: {batch.error}")
    return seconds


def _again(batch: Any, *, due_in_a_day: bool = False) -> None:
    """As if it had not been printed yet."""
    from datetime import timedelta

    from django.utils import timezone

    from core.models.due import DueRow
    from core.tenancy.context import office_context
    from recognition.actions.batch_turns import move
    from recognition.enums.documents import BatchState
    from recognition.models import Recognition

    with office_context(batch.office_id):
        Recognition.objects.filter(office=batch.office_id, document__isnull=False).delete()
        DueRow.objects.filter(office=batch.office_id, rule="batch-files").delete()
        move(batch, BatchState.PRINTING, finished_at=None)
        if due_in_a_day:
            row = DueRow.objects.filter(office=batch.office_id, rule="print-batch")
            row.filter(recipient=str(batch.pk), state="waiting").update(
                due_at=timezone.now() + timedelta(days=1)
            )


def _work_a_turn(batch: Any) -> None:
    """What the due row does, in a transaction of its own."""
    from django.utils import timezone

    from core.models.due import DueRow
    from core.tenancy.context import office_context
    from recognition.actions.batch_work import work_batch

    with office_context(batch.office_id):
        row = DueRow.objects.get(
            office=batch.office_id,
            rule="print-batch",
            recipient=str(batch.pk),
            occurrence=str(batch.turn),
        )
        work_batch(row, timezone.now())
        row.state, row.finished_at = "done", timezone.now()
        row.save()
        batch.refresh_from_db()


def _floor(batch: Any) -> float:
    """WeasyPrint alone, from ready-made HTML to the bytes of one document."""
    from core.pdf.library import CSS, HTML, Fetcher, FontConfiguration
    from core.pdf.rendering import NOWHERE, VARIANT
    from core.tenancy.context import office_context
    from recognition.pdf.printing import SHEETS, _signers_of, documents_page
    from recognition.queries.batches import documents_in

    with office_context(batch.office_id):
        documents = list(documents_in(batch))
        html = documents_page(documents, _signers_of(documents), "Benchmark")
    gc.collect()
    began = time.perf_counter()
    fonts, fetcher = FontConfiguration(), Fetcher(None)
    sheets = [CSS(url=f"static:{it}", url_fetcher=fetcher, font_config=fonts) for it in SHEETS]
    source = HTML(string=html, base_url=NOWHERE, url_fetcher=fetcher)
    source.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant=VARIANT)
    return time.perf_counter() - began


if __name__ == "__main__":
    answer(certificates)
