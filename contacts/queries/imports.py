"""What will come in, and what has: counted by what was chosen for each row."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, CharField, Count, F, Value, When

from core.imports.forgetting import forgotten_from
from core.models.imports import Import, ImportRow, ImportState, Matches, RowState


@dataclass(frozen=True)
class Plan:
    """Rows that are yet to come in, by what will become of them."""

    added: int = 0
    updated: int = 0
    left_out: int = 0

    @property
    def to_come(self) -> int:
        """Rows that will be written."""
        return self.added + self.updated


def plan_of(run: Import) -> Plan:
    """How many rows will be added, updated and left out, as it is chosen now; one statement."""
    open_states = (RowState.NEW, RowState.MATCH, RowState.ALIKE)
    rows = ImportRow.objects.filter(office_id=run.office_id, run=run, state__in=open_states)
    fates = rows.annotate(fate=_fate(run)).values_list("fate")
    counted = dict(fates.annotate(Count("id")).order_by())
    return Plan(
        added=counted.get(Matches.CREATE, 0),
        updated=counted.get(Matches.UPDATE, 0),
        left_out=counted.get(Matches.SKIP, 0),
    )


def _fate(run: Import) -> Case:
    """What becomes of an open row: its own choice, else the import's."""
    chosen = {RowState.MATCH: run.matches, RowState.ALIKE: run.alike}
    there = [When(state=state, choice="", then=Value(matches)) for state, matches in chosen.items()]
    return Case(
        When(state=RowState.NEW, then=Value(str(Matches.CREATE))),
        *there,
        default=F("choice"),
        output_field=CharField(),
    )


def may_undo(run: Import, now: datetime) -> bool:
    """Whether it has brought something in and can still be taken back."""
    ended = run.state in (ImportState.DONE, ImportState.STOPPED, ImportState.FAILED)
    is_kept = "counts" not in run.facts and now < forgotten_from(run)
    return ended and run.finished_at is not None and is_kept


def may_map(run: Import) -> bool:
    """Whether the columns can be chosen, for the first time or anew."""
    if run.state == ImportState.FAILED:
        return run.failed_in == ImportState.CHECKING
    return run.state in (ImportState.MAPPING, ImportState.READY)


def may_go_on(run: Import) -> bool:
    """Whether what failed can be tried once more: a file that nobody can read cannot."""
    is_failed = run.state == ImportState.FAILED
    return is_failed and (run.failed_in != ImportState.READING or bool(run.upload))
