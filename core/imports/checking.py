"""Checks a chunk of staged rows: what the engine finds by itself, then what the sheet says."""

from collections.abc import Sequence
from typing import Any

from core.imports.bulk import update_rows
from core.imports.chunks import ahead, progress, run_of
from core.imports.day_order import look_over
from core.imports.findings import FindingJson, has_errors, to_json
from core.imports.late import newest_id
from core.imports.lines import Seen, required_of, same_as, see
from core.models.imports import Import, ImportRow, RowState
from core.registries.sheets import Checked, Sheet, sheet_named

AT_ONCE = 2_000  # lines of one chunk
COLUMNS = ("state", "choice", "values", "findings", "match_id", "match_name")
LONGEST_NAME = 200

type Staged = tuple[int, int, list[str], int | None]
"""A row's id, its number, cells, and the earlier line that says the same."""


def check_chunk(run: Import) -> dict[str, Any] | None:
    """Check the next lines; answers how far the import has come, None when it is through."""
    rows = list(ahead(run).values_list("pk", "number", "cells", "same_as")[:AT_ONCE])
    if not rows:
        return None
    if run.at_number == 0:
        run.facts = run.facts | {"newest_id": newest_id(run), "days": look_over(run)}
    sheet = sheet_named(run.sheet)
    required = required_of(sheet)
    seen = [see(row[1], row[2], run.mapping, required) for row in rows]
    checked = _asked(run, sheet, rows, seen)
    results = [
        _result(row, found, checked.get(row[1])) for row, found in zip(rows, seen, strict=True)
    ]
    update_rows(ImportRow, run.office_id, COLUMNS, results)
    update_rows(ImportRow, run.office_id, ("cells",), _withheld(run, sheet, rows))
    return {"facts": run.facts} | progress(run, len(rows), rows[-1][1])


def _asked(
    run: Import, sheet: Sheet, rows: Sequence[Staged], seen: Sequence[Seen]
) -> dict[int, Checked]:
    """What the sheet says of the lines that are whole, by their number."""
    at_work, _ = run_of(run)
    lines = [
        found.line
        for row, found in zip(rows, seen, strict=True)
        if found.is_whole and row[3] is None
    ]
    return {it.number: it for it in sheet.check(at_work, lines)} if lines else {}


def _result(row: Staged, seen: Seen, checked: Checked | None) -> tuple[Any, ...]:
    """The row's id and what is known of it now."""
    if row[3] is not None:
        return (row[0], RowState.SKIPPED, "", {}, [to_json(same_as(row[3]))], None, "")
    findings = [to_json(it) for it in seen.findings]
    if checked is None:
        return (row[0], RowState.BAD, "", {}, findings, None, "")
    findings += [to_json(it) for it in checked.findings]
    match = checked.match
    return (
        row[0],
        _state(findings, checked),
        "",
        checked.values,
        findings,
        match.pk if match else None,
        match.name[:LONGEST_NAME] if match else "",
    )


def _withheld(run: Import, sheet: Sheet, rows: Sequence[Staged]) -> list[tuple[int, list[str]]]:
    """Rows with a cell that may not be kept as it is: the id, and the cells as they may be."""
    kept = {
        run.mapping[it.key]: it.kept for it in sheet.columns if it.kept and it.key in run.mapping
    }
    changed = []
    for pk, _number, cells, _same_as in rows if kept else ():
        keep = [kept[at](cell) if at in kept and cell else cell for at, cell in enumerate(cells)]
        if keep != cells:
            changed.append((pk, keep))
    return changed


def _state(findings: list[FindingJson], checked: Checked) -> RowState:
    if has_errors(findings):
        return RowState.BAD
    if checked.match is None:
        return RowState.NEW
    return RowState.MATCH if checked.match.sure else RowState.ALIKE
