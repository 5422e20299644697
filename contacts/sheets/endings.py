"""Partners that a file calls ended: each gets an ending of which nobody has said why.

A file tells of the past, so no policy asks how they got there; but why they ended can be said
later, on the partner's page. The day is that of the import, for the file has none.

Undo keeps the two together: whose ending stays stays ended, and where a file had brought a partner
back, its ending holds again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from contacts.sheets.groups import Group
from core.imports.bulk import insert_rows
from core.registries.sheets import Run
from offices.models import Membership, Office
from partnerships.enums.partners import Stage
from partnerships.models import Exit
from partnerships.queries.exits import CURRENT

PARTNER = "partnerships.partner"

REOPEN = """
    WITH last AS (
        SELECT DISTINCT ON (e.partner_id) e.id, e.over_at
        FROM partnerships_exit e
            JOIN partnerships_partner p ON p.office_id = e.office_id AND p.id = e.partner_id
        WHERE e.office_id = %(office)s AND e.partner_id = ANY(%(ids)s) AND e.archived_at IS NULL
            AND p.stage = 'ended'
        ORDER BY e.partner_id, e.over_at DESC NULLS FIRST, e.id DESC
    )
    UPDATE partnerships_exit e SET over_at = NULL FROM last
    WHERE e.office_id = %(office)s AND e.id = last.id AND last.over_at IS NOT NULL
        AND (
            SELECT h.pgh_context ->> 'import' FROM partnerships_exithistory h
            WHERE h.office_id = e.office_id AND h.pgh_obj_id = e.id
            ORDER BY h.pgh_id DESC LIMIT 1
        ) = ANY(%(imports)s)
"""
"""The last ending of each holds again, unless somebody else was the last to change it."""

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


def stays_ended(
    office_id: int, model: str, wrote: Mapping[int, Mapping[str, Any]]
) -> Mapping[int, Collection[str]]:
    """The partners that the import has ended and whose ending stays: theirs is the stage."""
    ended = [pk for pk, it in wrote.items() if model == PARTNER and it.get("stage") == Stage.ENDED]
    if not ended:
        return {}
    rows = Exit.objects.filter(CURRENT, office=office_id, partner__in=ended)
    return dict.fromkeys(rows.values_list("partner_id", flat=True), ("stage",))


def reopen_endings(office_id: int, model: str, ids: Sequence[int], imports: Sequence[str]) -> None:
    """Those that have ended again, now that an import which had brought them back is undone."""
    if model != PARTNER:
        return
    values: dict[str, Any] = {
        "office": office_id,
        "ids": list(ids),
        "imports": list(imports),
    }
    with connection.cursor() as cursor:
        cursor.execute(REOPEN, values)
