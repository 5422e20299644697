"""An open sheet: its column names, and its lines one after the other."""

from collections.abc import Callable, Iterator
from itertools import chain, islice
from types import TracebackType
from typing import IO, Any, Protocol, Self

from django.utils.translation import gettext_noop

from core.imports.reading.archive import Archive
from core.imports.reading.cells import tidy, width_of
from core.imports.reading.delimited import Delimited
from core.imports.reading.endings import is_footer, is_total
from core.imports.reading.header import find_header
from core.imports.reading.kinds import kind_of
from core.imports.reading.limits import LINES
from core.imports.reading.refusal import CannotRead
from core.imports.reading.workbook import read_workbook
from core.imports.reading.worksheet import records

type Record = tuple[int, list[str]]

PEEK = 100
"""Filled lines that are looked at to find the column names."""
NAMED_LINES = 50
"""So many lines are named in the facts where something was left out of them."""

NOTHING = gettext_noop(
    "There is nothing in the sheet. Save the spreadsheet once more and upload it again."
)
NO_HEADER = gettext_noop(
    "No line names the columns. Write names such as Company and Email into the first line, "
    "save the file and upload it again."
)
NO_LINES = gettext_noop(
    "Below the column names there is no line. Add the rows that are to come in, "
    "save the file and upload it again."
)
TOO_MANY_LINES = gettext_noop(
    "The sheet has more than %(most)s lines. Split it into several files and bring in each."
)


class Source(Protocol):
    """Where records come from."""

    facts: dict[str, Any]

    def records(self) -> Iterator[Record]:
        """The records from the beginning."""

    def close(self) -> None:
        """Let the file go."""


class OpenSheet:
    """A file that could be read so far; used as a context manager.

    `header` names the columns, each by a name of its own; "(C)" is one without. `facts` are
    complete when `lines` are through: format, encoding and delimiter or sheet and other_sheets;
    header_line; how many title_lines and blank_lines were passed over; the numbers of the lines
    that were left out as totals, and of wide_lines, which have cells beyond the last column.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.facts = source.facts
        self._coming = self._filled(source.records())
        peeked = list(islice(self._coming, PEEK))
        if not peeked:
            raise CannotRead(NOTHING)
        header = find_header(peeked)
        if header is None:
            raise CannotRead(NO_HEADER)
        self.header = header.names
        self.facts |= {
            "title_lines": header.titles,
            "header_line": peeked[header.taken - 1][0],
            "totals": [],
            "wide_lines": [],
        }
        self._coming = chain(peeked[header.taken :], self._coming)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._source.close()

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """Each line with its number in the file and as many cells as the header. Only once.

        Raises CannotRead where there is no line, or one too many.
        """
        width, count = len(self.header), 0
        for number, cells in self._rows():
            count += 1
            if count > LINES:
                raise CannotRead(TOO_MANY_LINES, most=LINES)
            if width_of(cells) > width:
                self._note("wide_lines", number)
            yield number, [*cells[:width], *[""] * (width - len(cells))]
        if not count:
            raise CannotRead(NO_LINES)

    def _rows(self) -> Iterator[Record]:
        """The lines without totals. What may be a footer waits for what comes after it."""
        waiting: list[Record] = []
        after_total = False
        for number, cells in self._coming:
            if is_total(cells):
                self._note("totals", number)
                after_total = True
            elif len(self.header) > 1 and is_footer(cells, after_total):
                waiting.append((number, cells))
            else:
                after_total = False
                yield from waiting
                waiting.clear()
                yield number, cells
            if len(waiting) > PEEK:
                yield from waiting
                waiting.clear()
        for number, _ in waiting:
            self._note("totals", number)

    def _filled(self, source: Iterator[Record]) -> Iterator[Record]:
        self.facts["blank_lines"] = 0
        for number, raw in source:
            cells = tidy(number, raw)
            if any(cells):
                yield number, cells
            else:
                self.facts["blank_lines"] += 1

    def _note(self, fact: str, number: int) -> None:
        if len(self.facts[fact]) < NAMED_LINES:
            self.facts[fact].append(number)


class _Workbook:
    """The first sheet of a workbook that one sees and that has something in it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._archive = Archive(file)
        self._book = read_workbook(self._archive)
        seen = [it for it in self._book.sheets if it.visible]
        filled = (it for it in seen if next(records(self._archive, self._book, it), None))
        sheet = next(filled, None)
        if sheet is None:
            raise CannotRead(NOTHING)
        self._sheet = sheet
        self.facts: dict[str, Any] = {
            "format": "xlsx",
            "sheet": sheet.name,
            "other_sheets": [it.name for it in seen if it is not sheet],
        }

    def records(self) -> Iterator[Record]:
        """The rows, with an empty record for each gap between them."""
        last = 0
        for number, cells in records(self._archive, self._book, self._sheet):
            yield from ((gap, []) for gap in range(last + 1, number))
            yield number, cells
            last = number

    def close(self) -> None:
        """Nothing to let go: the file is the caller's."""


SOURCES: dict[str, Callable[[IO[bytes]], Source]] = {"csv": Delimited, "xlsx": _Workbook}


def open_sheet(file: IO[bytes], filename: str) -> OpenSheet:
    """Open an uploaded file, which stays the caller's to close. Raises CannotRead.

    What it is, its first bytes say; `filename` is for people.
    """
    return OpenSheet(SOURCES[kind_of(file)](file))
