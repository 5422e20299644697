"""The columns of a file: what stands in them, and which of ours they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.forms.imports import ColumnsForm
from contacts.presenters.import_steps import steps_of
from core.imports.queries import sample_of
from core.imports.reading.header import letters
from core.models.imports import Import, ImportState
from core.registries.sheets import Sheet, sheet_named
from offices.requests import OfficeRequest

SAMPLES = 3
LONGEST = 60
"""Characters of a cell that are shown."""


@dataclass(frozen=True)
class FileColumn:
    """A column of the file. `letter` is what a spreadsheet calls it."""

    letter: str
    header: str
    samples: list[str]
    field: BoundField


def columns_context(request: OfficeRequest, run: Import, form: ColumnsForm) -> dict[str, Any]:
    """What the page of the columns shows."""
    sheet = sheet_named(run.sheet)
    columns = list(_columns(run, form))
    return {
        "run": run,
        "sheet": sheet,
        "form": form,
        "columns": columns,
        "chosen": sum(1 for it in columns if it.field.value()),
        "missing": _missing(sheet, columns),
        "how_read": " ".join(how_read(run)),
        "granted": sheet.granted(run.office_id, {it.field.value() for it in columns}),
        "steps": steps_of(run),
        "is_again": run.state != ImportState.MAPPING,
    }


def _columns(run: Import, form: ColumnsForm) -> Iterator[FileColumn]:
    sample = sample_of(run, SAMPLES)
    for index, header in enumerate(run.header):
        cells = [row[index] for row in sample if index < len(row) and row[index]]
        yield FileColumn(
            letter=letters(index),
            header=header,
            samples=[_short(it) for it in cells],
            field=form[f"column-{index}"],
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _missing(sheet: Sheet, columns: list[FileColumn]) -> list[str]:
    """The columns that we need and that no column of the file was chosen for."""
    chosen = {it.field.value() for it in columns}
    return [str(it.label) for it in sheet.columns if it.required and it.key not in chosen]


def how_read(run: Import) -> Iterator[str]:
    """How the file was read, and what of it was passed over, in sentences."""
    facts = run.facts
    yield _kind_said(facts)
    if lines := facts.get("title_lines"):
        said = ngettext(
            "%(lines)d line above the header was passed over.",
            "%(lines)d lines above the header were passed over.",
            lines,
        )
        yield said % {"lines": lines}
    if totals := facts.get("totals"):
        said = ngettext(
            "A line of totals was left out (row %(rows)s).",
            "Lines of totals were left out (rows %(rows)s).",
            len(totals),
        )
        yield said % {"rows": ", ".join(map(str, totals))}
    if others := facts.get("other_sheets"):
        yield _("Other sheets of the file are not read: %(names)s.") % {"names": ", ".join(others)}


def _kind_said(facts: dict[str, Any]) -> str:
    if facts.get("format") == "xlsx":
        return _("Read from the sheet “%(name)s”.") % {"name": facts.get("sheet", "")}
    delimiters = {
        "comma": _("commas"),
        "semicolon": _("semicolons"),
        "tab": _("tabs"),
        "pipe": _("vertical bars"),
    }
    return _("Read as text in %(encoding)s, with %(delimiter)s between the columns.") % {
        "encoding": str(facts.get("encoding", "")).upper(),
        "delimiter": delimiters.get(str(facts.get("delimiter", "")), facts.get("delimiter", "")),
    }
