"""After 30 days what an import holds of people goes: its staged rows, its ledger, its upload.

The cells of a file are people's data: names, addresses, notes. The line "this file came in then,
so many rows" stays, with its counts; undo is possible as long as the ledger is there.
"""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from core.due.plan import Plan, plan_rows
from core.imports import staging
from core.imports.counts import counted
from core.models.due import DueRow
from core.models.imports import WORKING, Import, ImportRecord, ImportRow, ImportState
from core.registries.due_rules import Outcome

RULE = "import-forgotten"
KEPT = timedelta(days=30)
LATER = timedelta(days=1)  # until an import that is at work is looked at again
ENDED = (ImportState.DONE, ImportState.UNDONE, ImportState.STOPPED, ImportState.FAILED)


def forgotten_from(run: Import) -> datetime:
    """When the rows and the ledger go; until then it can be undone."""
    return (run.finished_at or run.recorded_at) + KEPT


def plan_forgetting(run: Import, at: datetime | None = None) -> None:
    """Write the due row; called whenever the time has moved."""
    moment = at or forgotten_from(run)
    plan = Plan(
        recipient=str(run.pk),
        occurrence=moment.isoformat(timespec="seconds"),
        wall_date=moment.date(),
        wall_time=moment.time(),
        zone="UTC",
        due_at=moment,
    )
    plan_rows(run.office_id, RULE, [plan])


def forget_due(row: DueRow, now: datetime) -> Outcome:
    """Handler of the due rule "import-forgotten"."""
    runs = Import.objects.filter(office_id=row.office_id, pk=int(row.recipient))
    run = runs.select_for_update(no_key=True).first()
    if run is None or (run.archived_at and not run.upload):
        return Outcome("it is gone already", superseded=True)
    if run.state in WORKING:
        plan_forgetting(run, now + LATER)
        return Outcome("still at work", superseded=True)
    if forgotten_from(run) > now:
        return Outcome("it ended later", superseded=True)
    forget(run)
    return Outcome("forgotten")


def forget(run: Import) -> None:
    """Take away what the import holds; one that changed nothing goes from the list too."""
    run.facts = run.facts | {"counts": asdict(counted(run))}
    forget_rows(run)
    if not run.finished_at and run.state not in ENDED[:2]:
        run.archived_at = timezone.now()
    elif run.state in ENDED[2:]:
        run.state = ImportState.DONE
    run.save(update_fields=["facts", "upload", "archived_at", "state"])
    staging.clear_strays(run.office_id)


def forget_rows(run: Import) -> None:
    """Take away the staged rows, the ledger and the upload."""
    with transaction.atomic():
        ours = {"office_id": run.office_id, "run_id": run.pk}
        ImportRow.objects.filter(**ours)._raw_delete(using="default")
        ImportRecord.objects.filter(**ours)._raw_delete(using="default")
        staging.forget_upload(run)
