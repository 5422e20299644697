"""Address labels on sheets of Avery 5160.

US letter, 3 columns of 10: labels of 2⅝ by 1 in., the first 3/16 in. from the left and ½ in. from
the top, then every 2¾ in. to the right (⅛ in. between columns) and every inch down, as Avery's
template has them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from recognition.pdf.fitting import Try, fit, fit_or_cut
from recognition.pdf.letter import lines_of
from recognition.pdf.metrics import NAME, TEXT
from recognition.pdf.paper import INCH

COLUMNS, ROWS = 3, 10
A_SHEET = COLUMNS * ROWS
WIDTH = 2.3 * INCH
"""Of a label's 2⅝ in. is used: printers are some way off."""
HEIGHT = 0.84 * INCH
LEADING = 1.2
SIZES = [10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0]
TRIES = [*((size, 1) for size in SIZES[:4]), *((size, 2) for size in SIZES[1:])]
MOST_LINES = 7


@dataclass(frozen=True)
class Label:
    """An address: the first line names who it goes to."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, name: str, address: str) -> "Label":
        """A name and the lines of an address."""
        return cls((name, *lines_of(address)))


@dataclass(frozen=True)
class PlacedLabel:
    """A label on its sheet: column and row from 0, and its lines in their size.

    The first `names` lines say who it goes to.
    """

    column: int
    row: int
    size: float
    names: int
    lines: tuple[str, ...]


def sheets(labels: Sequence[Label]) -> Iterator[list[PlacedLabel]]:
    """The labels of each sheet, row by row."""
    for sheet in batched(labels, A_SHEET):
        yield [_placed(label, number) for number, label in enumerate(sheet)]


def _placed(label: Label, number: int) -> PlacedLabel:
    row, column = divmod(number, COLUMNS)
    return PlacedLabel(column, row, *_fitted(_few(label.lines)))


def _few(lines: tuple[str, ...]) -> tuple[str, ...]:
    """At most as many as a label has room for; the last, with the town, stay their own."""
    if len(lines) <= MOST_LINES:
        return lines
    kept = MOST_LINES - 3
    return (*lines[:kept], ", ".join(lines[kept:-2]), *lines[-2:])


def _fitted(lines: tuple[str, ...]) -> tuple[float, int, tuple[str, ...]]:
    """The largest size at which all lines fit; in smaller ones they may go on in a line below.

    What fits in none is cut in the smallest.
    """
    for size, most in TRIES:
        tried = [fit(it, _face(at), WIDTH, [Try(size, most)]) for at, it in enumerate(lines)]
        fitted = [it.lines for it in tried if it is not None]
        broken = tuple(line for it in fitted for line in it)
        if len(fitted) == len(lines) and len(broken) * size * LEADING <= HEIGHT:
            return size, len(fitted[0]), broken
    size = SIZES[-1]
    return size, 1, tuple(_cut(it, at, size) for at, it in enumerate(lines))


def _cut(text: str, at: int, size: float) -> str:
    """The line, or its beginning and an ellipsis."""
    return " ".join(fit_or_cut(text, _face(at), WIDTH, [Try(size, 1)]).lines)


def _face(at: int) -> str:
    return TEXT if at else NAME
