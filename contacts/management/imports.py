"""What `import_sheet` says: how a file was read, what was found, what came of it."""

from collections.abc import Iterator
from pathlib import Path

from core.exports.csv import csv_lines
from core.exports.table import Table
from core.imports import queries
from core.imports.day_order import days_said
from core.imports.findings import label_of
from core.models.imports import Import
from core.registries.sheets import sheet_named

AT_ONCE = 500


def how_it_was_read(run: Import) -> Iterator[str]:
    """The file's dress, what was passed over, which column is which, and what is granted.

    In the office's context.
    """
    facts = run.facts
    told = [facts.get(it) for it in ("format", "encoding", "delimiter", "sheet")]
    yield f"{run.filename} ({', '.join(filter(None, told))}). Lines: {run.row_count}."
    if others := facts.get("other_sheets"):
        yield f"Not read: the sheets {', '.join(others)}."
    for fact, words in (
        ("title_lines", "Lines of titles above the column names: {}."),
        ("totals", "Left out as totals or notes: lines {}."),
        ("wide_lines", "Wider than the column names: lines {}."),
    ):
        if said := facts.get(fact):
            yield words.format(", ".join(map(str, said)) if isinstance(said, list) else said)
    sheet = sheet_named(run.sheet)
    for key, place in sorted(run.mapping.items(), key=lambda it: it[1]):
        yield f"  {run.header[place]} → {label_of(sheet, key)} ({key})"
    left = [name for at, name in enumerate(run.header) if at not in run.mapping.values()]
    if left:
        yield f"  not used: {', '.join(left)}"
    yield from sheet.granted(run.office_id, run.mapping)


def what_was_found(run: Import) -> Iterator[str]:
    """How days are read, then each finding on a line of its own: "line 12, Email: …"."""
    yield from days_said(run)
    for which in ("bad", "warned"):
        cursor = None
        while True:
            page = queries.rows_of(run, which, cursor, AT_ONCE)
            for row in page.rows:
                for it in row.findings:
                    place = f"line {row.number}" + (f", {it.column_label}" * bool(it.column_label))
                    yield f"{place}: {it.text}"
            cursor = page.next
            if cursor is None:
                break


def what_it_would_do(run: Import) -> str:
    """The counts before anything is written."""
    it = queries.counts_of(run)
    return (
        f"{it.new} new, {it.match} there already, {it.alike} perhaps there already, "
        f"{it.bad} to mend, {it.warned} with a warning."
    )


def what_came_in(run: Import) -> str:
    """The counts afterwards."""
    it = queries.counts_of(run)
    return (
        f"{it.created} added, {it.updated} updated, {it.skipped} left out, {it.bad} to mend. "
        f"Undo with --undo {run.pk}."
    )


def what_was_kept(run: Import) -> Iterator[str]:
    """What an undo has left in place, and why."""
    for it in queries.kept_of(run):
        yield f"line {it.number}, {it.kind} {it.name}: {it.because}"


def write_bad_rows(run: Import, path: Path) -> None:
    """The lines to mend as a CSV file that can be mended and brought in."""
    header, rows = queries.bad_rows(run)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(csv_lines(Table(run.filename, header, rows)))
