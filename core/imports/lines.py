"""From the cells of a line to what the sheet is shown, and what the engine finds by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from core.exports.formulas import GUARD, unguarded
from core.registries.sheets import Finding, Line, Sheet

FORMULA = gettext_noop("This cell holds a formula. Put its value there instead.")
MISSING = gettext_noop("This is needed, and the cell is empty.")
SAME = gettext_noop("This line says the same as line %(line)s, so it is left out.")


@dataclass(frozen=True)
class Seen:
    """A line as the engine sees it: `findings` are its own; without `is_whole` no sheet sees it."""

    line: Line
    findings: tuple[Finding, ...]
    is_whole: bool


def see(number: int, cells: Sequence[str], places: Mapping[str, int], required: set[str]) -> Seen:
    """Sort the cells of a line by the columns of the sheet.

    `places` say at which cell each column stands, `required` which must not be empty. A formula
    is left out with an error; the guard that our own exports put before a sign is taken off.
    """
    said: dict[str, str] = {}
    findings: tuple[Finding, ...] = ()
    for key, place in places.items():
        cell = cells[place]
        if not cell:
            continue
        if cell[0] == "=":
            findings += (Finding(key, FORMULA),)
        else:
            said[key] = unguarded(cell) if cell[0] == GUARD else cell
    missing = required - said.keys()
    if missing:
        refused = {it.column for it in findings}
        findings += tuple(Finding(key, MISSING) for key in sorted(missing - refused))
    return Seen(Line(number, said), findings, is_whole=not missing)


def same_as(line: int) -> Finding:
    """The warning of a line that says the very same as an earlier one."""
    return Finding("", SAME, {"line": line}, level="warning")


def required_of(sheet: Sheet) -> set[str]:
    """The keys of the columns that each line must fill."""
    return {it.key for it in sheet.columns if it.required}
