"""Writes a chunk of checked rows, in the order of the file, and notes what it did."""

from collections.abc import Sequence
from typing import Any

from core.actions import action, note
from core.actors import Actor
from core.imports.bulk import update_rows
from core.imports.chunks import ahead, progress, run_of
from core.imports.findings import FindingJson, to_json
from core.imports.late import looked_again, wait_for_others
from core.models.imports import Import, ImportRow, Matches, RowState
from core.registries.sheets import Checked, Decided, Written, sheet_named

AT_ONCE = 1_000  # lines of one chunk
OPEN = (RowState.NEW, RowState.MATCH, RowState.ALIKE)

type Good = tuple[int, int, str, str, dict[str, Any], int | None, list[FindingJson]]
"""A row's id, number, state, choice, values, match and findings."""


def write_chunk(run: Import) -> dict[str, Any] | None:
    """Write the next good lines; answers how far the import has come, None when it is through."""
    wait_for_others(run)
    columns = ("pk", "number", "state", "choice", "values", "match_id", "findings")
    rows: list[Good] = list(ahead(run).filter(state__in=OPEN).values_list(*columns)[:AT_ONCE])
    if not rows:
        return None
    rows = _as_it_is_now(run, rows)
    decided = [it for it in (decide(run, row) for row in rows) if it is not None]
    written = _written(run, decided) if decided else {}
    update_rows(
        ImportRow,
        run.office_id,
        ("state", "findings"),
        [_result(row, written.get(row[1])) for row in rows],
    )
    return progress(run, len(rows), rows[-1][1])


def _as_it_is_now(run: Import, rows: list[Good]) -> list[Good]:
    """The rows with what is known of them by now, if others have added something meanwhile."""
    late = looked_again(run, [row[1] for row in rows])
    return [_met(row, late[row[1]]) if row[1] in late else row for row in rows]


def _met(row: Good, now: Checked) -> Good:
    """A new row that is there by now; whoever chose what becomes of a row is not corrected."""
    pk, number, state, choice, _, match_id, findings = row
    if state == RowState.NEW and now.match is not None:
        state = RowState.MATCH if now.match.sure else RowState.ALIKE
        match_id = now.match.pk
    return (pk, number, state, choice, dict(now.values), match_id, findings)


def decide(run: Import, row: Good) -> Decided | None:
    """What is to become of a good row; None: it is left out."""
    _, number, state, choice, values, match_id, _ = row
    if state == RowState.NEW:
        return Decided(number, values, None)
    chosen = choice or (run.matches if state == RowState.MATCH else run.alike)
    if chosen == Matches.SKIP:
        return None
    return Decided(number, values, match_id if chosen == Matches.UPDATE else None)


def _written(run: Import, decided: Sequence[Decided]) -> dict[int, Written]:
    at_work, ledger = run_of(run)

    @action
    def import_rows(*, by: Actor) -> list[Written]:
        note(**{"import": run.pk})
        written = sheet_named(run.sheet).write(at_work, decided)
        ledger.store()
        return written

    return {it.number: it for it in import_rows(by=at_work.by)}


def _result(row: Good, written: Written | None) -> tuple[int, str, list[FindingJson]]:
    """The row's id and what came of it."""
    if written is None:
        return (row[0], RowState.SKIPPED, row[6])
    return (row[0], written.act, [*row[6], *(to_json(it) for it in written.findings)])
