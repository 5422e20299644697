"""What is known of imports: for pages, the API and the command alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from core.imports.counts import Counts, counted
from core.imports.findings import FindingWords, in_words, label_of, worded
from core.imports.judging import WITH_LINE
from core.imports.references import model_named
from core.models.imports import Import, ImportRecord, ImportRow, ImportState, RowState
from core.pager import Page, order_of, paginate
from core.registries.sheets import Sheet, sheet_named

PAGE = 50
IN_CHUNKS = 1_000  # rows of a download that are read at once

IS_IN = (RowState.CREATED, RowState.UPDATED, RowState.SKIPPED)
"""States of rows of which something came."""

WHICH: dict[str, Q] = {
    "all": Q(),
    "bad": Q(state=RowState.BAD),
    "warned": ~Q(state=RowState.BAD) & ~Q(findings=[]),
    "match": Q(state=RowState.MATCH),
    "alike": Q(state=RowState.ALIKE),
    "new": Q(state=RowState.NEW),
    "done": Q(state__in=IS_IN),
}
"""The rows that can be asked for, by name; "" is nothing."""

UNKNOWN = """
    SELECT f ->> 'column', f ->> 'word', count(*)
    FROM core_importrow r CROSS JOIN LATERAL jsonb_array_elements(r.findings) f
    WHERE r.office_id = %s AND r.run_id = %s AND r.findings <> '[]' AND f ? 'word'
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
"""


@dataclass(frozen=True)
class RowView:
    """A line as it is shown. `cells` are (column's label, what the file says).

    `match_id` is the id of what is there already, named `match_name`, which `is_alike` only
    perhaps; `choice` is the row's own answer, "" where it follows the import's.
    """

    number: int
    cells: list[tuple[str, str]]
    state: str
    state_label: str
    findings: list[FindingWords]
    match_id: int | None
    match_name: str
    choice: str
    is_alike: bool


@dataclass(frozen=True)
class UnknownWord:
    """A word of the file that a fixed vocabulary does not know, and what it could mean."""

    column: str
    label: str
    word: str
    count: int
    options: list[tuple[str, Any]]


@dataclass(frozen=True)
class Kept:
    """What an undo has left in place. `model` as in "contacts.contact", `kind` in words."""

    number: int
    model: str
    kind: str
    object_id: int
    name: str
    because: str


@dataclass(frozen=True)
class Progress:
    """How far the work has come; `percent` is None while nobody can know it."""

    state: str
    state_label: str
    done: int
    total: int
    percent: int | None

    @property
    def is_working(self) -> bool:
        """Whether something goes on in the background."""
        return self.state in (
            ImportState.READING,
            ImportState.CHECKING,
            ImportState.RUNNING,
            ImportState.UNDOING,
        )


def imports_of(office_id: int) -> QuerySet[Import]:
    """The imports of the office, newest first, without those that were put away."""
    runs = Import.objects.filter(office_id=office_id, archived_at=None).select_related("by")
    return runs.order_by("-recorded_at", "-pk")


def get_import(office_id: int, pk: int) -> Import:
    """One import of the office. Raises Import.DoesNotExist."""
    runs = Import.objects.select_related("by", "undone_by")
    return runs.get(office_id=office_id, pk=pk, archived_at=None)


def counts_of(run: Import) -> Counts:
    """How many rows are what. One statement."""
    return counted(run)


def error_of(run: Import) -> str:
    """Why it failed, in the reader's language; "" when it has not."""
    return worded(run.error, run.error_facts) if run.error else ""


def rows_of(run: Import, which: str, cursor: str | None = None, size: int = PAGE) -> Page[RowView]:
    """One page of rows, in the order of the file; `which` is a key of `WHICH`.

    Raises KeyError, core.pager.BadCursor. One statement.
    """
    rows = ImportRow.objects.filter(WHICH[which], office_id=run.office_id, run=run)
    page = paginate(rows, order_of("number"), size=size, cursor=cursor)
    sheet = sheet_named(run.sheet)
    return replace(page, rows=[_view(run, sheet, row) for row in page.rows])


def row_of(run: Import, number: int) -> RowView:
    """One row. Raises ImportRow.DoesNotExist."""
    row = ImportRow.objects.get(office_id=run.office_id, run=run, number=number)
    return _view(run, sheet_named(run.sheet), row)


def unknown_words(run: Import) -> list[UnknownWord]:
    """The words that somebody can say the meaning of, the most frequent first."""
    with connection.cursor() as cursor:
        cursor.execute(UNKNOWN, [run.office_id, run.pk])
        found = cursor.fetchall()
    columns = {it.key: it for it in sheet_named(run.sheet).columns}
    options = {
        key: list(choices(run.office_id))
        for key in {key for key, _word, _count in found}
        if key in columns and (choices := columns[key].choices)
    }
    return [
        UnknownWord(key, str(columns[key].label), word, count, options[key])
        for key, word, count in found
        if key in options
    ]


def kept_of(run: Import) -> list[Kept]:
    """What an undo has left in place, with the reason; not what stays only along with it."""
    records = ImportRecord.objects.filter(office_id=run.office_id, run=run)
    told = records.exclude(kept_because__in=("", WITH_LINE)).order_by("number", "pk")
    return [_kept(it) for it in told]


def progress_of(run: Import) -> Progress:
    """How far the import has come. No statement."""
    state = ImportState(run.state)
    is_known = run.row_count and state != ImportState.READING
    return Progress(
        state=state.value,
        state_label=str(state.label),
        done=run.done_count,
        total=run.row_count,
        percent=100 * run.done_count // run.row_count if is_known else None,
    )


def bad_rows(run: Import) -> tuple[list[str], Callable[[], Iterator[list[str]]]]:
    """The header and the lines to mend, as the file has them, with what to mend at the end.

    The lines are read when they are asked for, in the office's context, a thousand at a time.
    """
    return [*run.header, gettext("What to mend")], lambda: _bad(run)


def sample_of(run: Import, n: int = 3) -> list[list[str]]:
    """The cells of the first lines."""
    rows = ImportRow.objects.filter(office_id=run.office_id, run=run).order_by("number")
    return list(rows.values_list("cells", flat=True)[:n])


def _view(run: Import, sheet: Sheet, row: ImportRow) -> RowView:
    hidden = _hidden(sheet) if row.state in IS_IN else frozenset()
    return RowView(
        number=row.number,
        cells=[
            (label_of(sheet, key), row.cells[place])
            for key, place in sorted(run.mapping.items(), key=lambda it: it[1])
            if key not in hidden
        ],
        state=row.state,
        state_label=row.get_state_display(),
        findings=[in_words(it, sheet) for it in row.findings],
        match_id=row.match_id,
        match_name=row.match_name,
        choice=row.choice,
        is_alike=row.state == RowState.ALIKE,
    )


def _hidden(sheet: Sheet) -> frozenset[str]:
    """Columns whose cells nobody is shown once they came in."""
    return frozenset(it.key for it in sheet.columns if it.is_held_back)


def _kept(record: ImportRecord) -> Kept:
    return Kept(
        number=record.number,
        model=record.model,
        kind=str(model_named(record.model)._meta.verbose_name),
        object_id=record.object_id,
        name=record.name,
        because=worded(record.kept_because, {}),
    )


def _bad(run: Import) -> Iterator[list[str]]:
    sheet = sheet_named(run.sheet)
    rows = ImportRow.objects.filter(office_id=run.office_id, run=run, state=RowState.BAD).order_by(
        "number"
    )
    last = 0
    while chunk := list(
        rows.filter(number__gt=last).values_list("number", "cells", "findings")[:IN_CHUNKS]
    ):
        for _number, cells, findings in chunk:
            yield [*cells, " ".join(_mending(it, sheet) for it in findings)]
        last = chunk[-1][0]


def _mending(finding: dict[str, Any], sheet: Sheet) -> str:
    words = in_words(finding, sheet)
    return f"{words.column_label}: {words.text}" if words.column_label else words.text
