"""Partners that a file calls ended: each gets an ending of which nobody has said why.

A file tells of the past, so no policy asks how they got there; but why they ended can be said
later, on the partner's page. The day is that of the import, for the file has none.
"""

from collections.abc import Iterable

from contacts.sheets.groups import Group
from core.imports.bulk import insert_rows
from core.registries.sheets import Run
from offices.models import Membership, Office
from partnerships.enums.partners import Stage
from partnerships.models import Exit

COLUMNS = ("partner_id", "ended_on", "from_stage", "recorded_by_id")


def write_endings(run: Run, ended: Iterable[tuple[Group, str]]) -> None:
    """An ending for each of these partners; with each stands where it was before."""
    chosen = list(ended)
    if not chosen:
        return
    today = Office.objects.get(pk=run.office_id).today()
    recorder = run.by.pk if isinstance(run.by, Membership) else None
    rows = [(group.pk, today, stage, recorder) for group, stage in chosen]
    ids = insert_rows(Exit, run.office_id, COLUMNS, rows)
    told = [(group.number, pk) for (group, _), pk in zip(chosen, ids, strict=True)]
    run.ledger.created("partnerships.exit", told)


def newly_ended(new: Iterable[Group]) -> list[tuple[Group, str]]:
    """Those added that have ended, as if they had been active before."""
    return [(it, Stage.ACTIVE.value) for it in new if it.values.get("stage") == Stage.ENDED]
