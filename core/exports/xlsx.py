"""Excel sheets: written row by row into a file on disk, with dates and numbers as such.

Text is written as text, whatever it looks like: no formula comes of it, no link. The whole sheet
never lies in memory.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _

from core.exports.table import Table

MOST_ROWS = 1_000_000
"""Of one sheet, below Excel's own limit of 1,048,576; what is more goes on a second one."""
IN_MEMORY = 1_000_000
"""Bytes of the finished file that are kept in memory; a larger one lies on disk."""
PIECE = 64 * 1024
FIRST_YEAR = 1901
"""Excel counts days from 1900, and believes that it was a leap year."""
MEASURED = 100
"""Rows whose longest text decides how wide a column is."""
NARROWEST, WIDEST = 9, 48
LONGEST_NAME = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
FORMATS = {"date": "yyyy-mm-dd", "time": "hh:mm"}


def xlsx_pieces(table: Table) -> Iterator[bytes]:
    """The file in pieces; call it inside the office. The first comes once all rows are read."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        _write(table, file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write(table: Table, file: IO[bytes]) -> None:
    import xlsxwriter  # an export alone needs it

    lines = iter(table.rows())
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        formats = {kind: book.add_format({"num_format": how}) for kind, how in FORMATS.items()}
        bold = book.add_format({"bold": True})
        while True:
            number = len(book.worksheets()) + 1
            sheet = book.add_worksheet(_named(table.title, number))
            count = _fill(sheet, table.header, islice(lines, MOST_ROWS), formats, bold)
            if count < MOST_ROWS:
                return


def _named(title: str, number: int) -> str | None:
    """What a sheet may be called: Excel takes 31 characters, some not, and no name twice."""
    again = f" {number}" if number > 1 else ""
    told = NOT_IN_NAMES.sub(" ", title).strip(" '")[: LONGEST_NAME - len(again)].rstrip(" '")
    return told + again if told else None


def _fill(
    sheet: Any, header: Sequence[Any], rows: Iterable[Sequence[Any]], formats: Any, bold: Any
) -> int:
    """Write the header and the rows; answers how many rows they were."""
    for column, title in enumerate(header):
        sheet.write_string(0, column, str(title), bold)
    widths = [len(str(title)) + 2 for title in header]  # the filter's arrow needs its place
    count = 0
    for row in rows:
        count += 1
        for column, value in enumerate(row):
            _put(sheet, count, column, value, formats)
        if count <= MEASURED:
            widths = list(map(max, widths, map(_width, row)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(header) - 1)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width, NARROWEST), WIDEST))
    return count


def _put(sheet: Any, row: int, column: int, value: Any, formats: Any) -> None:
    """One cell, by what it holds; nothing for nothing."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, bool):
        sheet.write_string(row, column, _("yes") if value else _("no"))
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value)
    elif isinstance(value, time):
        sheet.write_datetime(row, column, value, formats["time"])
    elif isinstance(value, date) and value.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, value, formats["date"])
    else:
        sheet.write_string(row, column, str(value))


def _width(value: Any) -> int:
    """Characters of its longest line, roughly as wide as it is drawn."""
    return max(map(len, str(value).split("\n"))) + 1 if value is not None else 0
