"""What the chunks of checking and of writing have in common."""

from typing import Any

from django.db.models import QuerySet

from core.actors import SYSTEM
from core.imports.day_order import orders_of
from core.imports.ledger import Noted
from core.models.imports import Import, ImportRow
from core.registries.sheets import Run


def run_of(run: Import) -> tuple[Run, Noted]:
    """The import as its sheet sees it, and its ledger."""
    ledger = Noted(run.office_id, run.pk)
    by, orders = run.by or SYSTEM, orders_of(run)
    return Run(run.pk, run.office_id, by, run.words, ledger, day_orders=orders), ledger


def ahead(run: Import) -> QuerySet[ImportRow]:
    """The rows after the line that the import has reached, in the order of the file."""
    rows = ImportRow.objects.filter(office_id=run.office_id, run=run, number__gt=run.at_number)
    return rows.order_by("number")


def progress(run: Import, done: int, last: int) -> dict[str, Any]:
    """The changes of an import that has done so many lines more, up to this one."""
    return {"done_count": min(run.done_count + done, run.row_count), "at_number": last}
