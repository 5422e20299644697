"""The cells of a sheet of a workbook, row by row, without ever holding more than one piece."""

from collections.abc import Iterator

from core.imports.reading.archive import DAMAGED, Archive
from core.imports.reading.cells import TOO_WIDE
from core.imports.reading.limits import CELL_CHARACTERS, COLUMNS, SHEET_COLUMNS, SHEET_ROWS
from core.imports.reading.refusal import CannotRead
from core.imports.reading.values import cell_text
from core.imports.reading.workbook import CELL_TOO_LONG, SheetPart, Workbook
from core.imports.reading.xml import Attributes, Stream

type Record = tuple[int, list[str]]

VALUE, FORMULA, TEXT = "v", "f", "t"


class _Rows:
    """Turns the tags of a sheet into records. A formula comes out as its text, with its "="."""

    def __init__(self, book: Workbook) -> None:
        self.ready: list[Record] = []
        self.ended = False
        self._book = book
        self._number = 0
        self._cells: dict[int, str] = {}
        self._column = 0
        self._kind = self._style = ""
        self._inside = ""
        self._said: dict[str, list[str]] = {}
        self._length = 0
        self._has_formula = False
        self._sounding = False

    def start(self, tag: str, its: Attributes) -> None:
        if tag == "c":
            self._start_cell(its)
        elif tag == "row":
            self._start_row(its)
        elif tag in (VALUE, FORMULA, TEXT):
            self._inside = "" if self._sounding else tag
            self._has_formula = self._has_formula or tag == FORMULA
        elif tag == "rPh":
            self._sounding = True

    def end(self, tag: str) -> None:
        if tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag in (VALUE, FORMULA, TEXT):
            self._inside = ""
        elif tag == "rPh":
            self._sounding = False
        elif tag == "sheetData":
            self.ended = True

    def text(self, piece: str) -> None:
        if not self._inside:
            return
        self._length += len(piece)
        if self._length > 2 * CELL_CHARACTERS:  # a formula and its value
            raise CannotRead(CELL_TOO_LONG, most=CELL_CHARACTERS)
        self._said.setdefault(self._inside, []).append(piece)

    def _start_row(self, its: Attributes) -> None:
        told = its.get("r", "")
        self._number = int(told) if told.isdecimal() and len(told) < 8 else self._number + 1
        if self._number > SHEET_ROWS:
            raise CannotRead(DAMAGED)
        self._cells = {}
        self._column = 0

    def _start_cell(self, its: Attributes) -> None:
        told = _column_of(its.get("r", ""))
        self._column = told or self._column + 1
        if self._column > SHEET_COLUMNS:
            raise CannotRead(TOO_WIDE, line=self._number, most=COLUMNS)
        self._kind, self._style = its.get("t", ""), its.get("s", "")
        self._said = {}
        self._length = 0
        self._has_formula = False

    def _end_cell(self) -> None:
        if self._has_formula:
            self._cells[self._column] = "=" + "".join(self._said.get(FORMULA, []))
            return
        part = TEXT if self._kind == "inlineStr" else VALUE
        if raw := "".join(self._said.get(part, [])):
            self._cells[self._column] = cell_text(self._book, self._kind, self._style, raw)

    def _end_row(self) -> None:
        if self._cells:
            width = max(self._cells)
            cells = [self._cells.get(at, "") for at in range(1, width + 1)]
            self.ready.append((self._number, cells))


def records(archive: Archive, book: Workbook, sheet: SheetPart) -> Iterator[Record]:
    """The rows of a sheet in which a cell is filled, with their numbers."""
    rows = _Rows(book)
    stream = Stream(rows.start, rows.end, rows.text)
    for piece in archive.pieces(sheet.part):
        stream.feed(piece)
        yield from rows.ready
        rows.ready.clear()
        if rows.ended:
            return
    raise CannotRead(DAMAGED)


def _column_of(reference: str) -> int:
    """The column of a cell such as "AB12", counted from 1; 0 if it does not say."""
    column = 0
    for letter in reference[:4]:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    return column
