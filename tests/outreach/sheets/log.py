"""A log that comes in: written as people write it, read, checked and brought in."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

from core.actors import Actor
from core.imports import runs, work
from core.models.imports import Import, ImportRow, ImportState
from core.registries.sheets import Finding, Line, Run
from core.tenancy.context import office_context
from offices.models import Office
from outreach.sheets.checking import check_activities

HEADER = ("Date", "Partner", "Kind", "Contact", "In short", "Notes")


class Nothing:
    """A ledger of which nobody asks anything."""

    def created(self, model: str, ids: object) -> None: ...

    def updated(self, model: str, changes: object) -> None: ...


def checked_line(office: Office, by: Actor, words: Any = None, **said: str) -> Any:
    """What the sheet makes of one line; call it inside the office."""
    run = Run(1, office.pk, by, words or {}, Nothing())
    return check_activities(run, [Line(2, said)])[0]


def messages(findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    """Column, level and words of each finding."""
    return [(it.column, it.level, it.message % it.facts) for it in findings]


def ready(
    office: Office, by: Actor, *rows: Sequence[str], header: Sequence[str] = HEADER
) -> Import:
    """The file, checked, with its columns as they were guessed."""
    text = StringIO()
    csv.writer(text).writerows([header, *rows])
    return ready_file(office, by, text.getvalue().encode(), "log.csv")


def ready_file(
    office: Office, by: Actor, content: bytes, filename: str, sheet: str = "activities"
) -> Import:
    """The same for a file as it is."""
    with office_context(office.pk):
        run = runs.start_import(
            by=by,
            office_id=office.pk,
            sheet=sheet,
            filename=filename,
            content=BytesIO(content),
        )
    work.run_to_rest(office.pk, run.pk)
    run = again(run)
    assert run.state == ImportState.MAPPING, run.error
    with office_context(office.pk):
        runs.choose_columns(by=by, run=run, mapping=run.mapping, words={})
    work.run_to_rest(office.pk, run.pk)
    return again(run)


def brought_in(run: Import) -> Import:
    """The import, written."""
    with office_context(run.office_id):
        runs.bring_in(by=run.by, run=run)
    work.run_to_rest(run.office_id, run.pk)
    return again(run)


def again(run: Import) -> Import:
    """The import as it is in the database now."""
    with office_context(run.office_id):
        return Import.objects.select_related("by").get(pk=run.pk)


def found_in(run: Import) -> dict[int, list[str]]:
    """What was found about each line: its level and the message's source."""
    with office_context(run.office_id):
        rows = ImportRow.objects.filter(run=run).order_by("number")
        return {it.number: [f"{f['level']}: {f['message']}" for f in it.findings] for it in rows}
