"""An Excel sheet holds dates and numbers as such, and opens ready to be read."""

import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from io import BytesIO
from typing import Any
from unittest import mock

import openpyxl
import pytest

from core.exports import xlsx
from core.exports.answers import Format, send_table
from core.exports.csv import csv_lines
from core.exports.table import Table
from core.exports.xlsx import xlsx_pieces
from offices.models import Office

ROW = ("José", date(2026, 11, 7), time(14, 5), 3, Decimal("2.5"), True, None, "", date(1889, 1, 2))
HEADER = ["Name", "Date", "Time", "Students", "Hours", "Signs", "None", "Empty", "Founded"]


def opened(table: Table) -> Any:
    return openpyxl.load_workbook(BytesIO(b"".join(xlsx_pieces(table))))


def test_dates_and_numbers_are_such() -> None:
    sheet = opened(Table("x", HEADER, lambda: [ROW])).active
    name, day, *rest = [it.value for it in sheet[2]]
    assert (name, day.date()) == ("José", date(2026, 11, 7))
    assert rest == [time(14, 5), 3, 2.5, "yes", None, None, "1889-01-02"]
    assert sheet["B2"].number_format == "yyyy-mm-dd"
    assert sheet["C2"].number_format == "hh:mm"


def test_the_header_is_bold_stays_in_sight_and_filters() -> None:
    sheet = opened(Table("x", HEADER, lambda: [ROW] * 3)).active
    assert all(it.font.bold for it in sheet[1])
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I4"


def test_a_column_is_as_wide_as_its_text_within_reason() -> None:
    rows = [("x" * 30, "y" * 300, "z")]
    sheet = opened(Table("x", ["A", "B", "C"], lambda: rows)).active
    widths = [round(sheet.column_dimensions[it].width) for it in "ABC"]
    assert widths == [32, 49, 10]


def test_an_empty_list_is_a_header() -> None:
    sheet = opened(Table("x", HEADER, list)).active
    assert [it.value for it in sheet[1]] == HEADER
    assert sheet.max_row == 1


def test_more_rows_than_a_sheet_holds_go_on_the_next_one() -> None:
    with mock.patch.object(xlsx, "MOST_ROWS", 2):
        book = opened(Table("x", ["N"], lambda: [(it,) for it in range(3)]))
    assert [[row[0].value for row in it.iter_rows()] for it in book.worksheets] == [
        ["N", 0, 1],
        ["N", 2],
    ]


@pytest.mark.django_db
def test_sheets_are_called_as_the_list_is() -> None:
    table = Table(
        "x", ["N"], lambda: iter([(1,), (2,), (3,)]), "Socios: ¿quién? de la oficina central"
    )
    with mock.patch.object(xlsx, "MOST_ROWS", 2):
        book = openpyxl.load_workbook(BytesIO(b"".join(xlsx_pieces(table))))
    assert book.sheetnames == [
        "Socios  ¿quién  de la oficina c",
        "Socios  ¿quién  de la oficina 2",
    ]


def test_a_list_without_a_title_is_a_sheet_all_the_same() -> None:
    table = Table("x", ["N"], lambda: iter([]), "[]'")
    book = openpyxl.load_workbook(BytesIO(b"".join(xlsx_pieces(table))))
    assert book.sheetnames == ["Sheet1"]


def test_the_answer_says_what_it_is(alder: Office) -> None:
    response = send_table(alder.pk, Table("alder-x", HEADER, lambda: [ROW]), Format.XLSX)
    assert b"".join(response)[:4] == b"PK\x03\x04"
    assert response["Content-Disposition"] == 'attachment; filename="alder-x.xlsx"'
    assert "spreadsheetml" in response["Content-Type"]


def peak(body: Callable[[Table], Iterable[Any]], count: int) -> int:
    """Bytes of Python's memory at the highest, while a table of so many rows is sent."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for number in range(count):
            yield (f"Partner {number}", date(2026, 1, 1), number, "Some words about it " * 3)

    table = Table("x", ["Name", "Since", "Students", "Notes"], rows)
    tracemalloc.start()
    try:
        for _piece in body(table):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("body", [csv_lines, xlsx_pieces])
def test_memory_stays_flat_with_20000_rows(body: Callable[[Table], Iterable[Any]]) -> None:
    peak(body, 10)  # what is imported and cached at the first use
    few, many = peak(body, 1_000), peak(body, 20_000)
    assert many < few + 2_000_000
