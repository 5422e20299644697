"""Files that nobody can or should read: each is refused in words that say what to do."""

import pytest

from core.imports.reading.limits import FILE_BYTES
from tests.core.imports import hostile
from tests.core.imports.builders import of_rows
from tests.core.imports.opening import read, refusal

GOOD = of_rows(("Name", "Town"), ("A", "X"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"\n\n , ,\n", "There is nothing in the sheet."),
        (b"\xef\xbb\xbf", "There is nothing in the sheet."),
        (b"Name,Town\n", "Below the column names there is no line."),
        (b"Name,Town\nTotal,0\n", "Below the column names there is no line."),
        (b"Lindo,a@lindo.example\nHart,b@hart.example\n", "No line names the columns."),
        (hostile.png(), "This is a PNG file, not a spreadsheet."),
        (b"%PDF-1.7\n...", "This is a PDF file, not a spreadsheet."),
        (b"\xff\xd8\xff\xe0....", "This is a JPEG file"),
        (b"BEGIN:VCARD\nFN:A\n", "This is a vCard file"),
        (b"<!DOCTYPE html><table><tr><td>Name", "This is a web page or an XML file"),
        (b"\xef\xbb\xbf <?xml version='1.0'?><Workbook/>", "This is a web page or an XML file"),
        (b"Name,Town\nA\x00B,X\n", "This is not a text file"),
        (b"Name,Town\n" + b"A,X\n" * 5000 + b"A\x00B,X\n", "This is not a text file"),
        (b"Name,Town\n\x81\x8d\x90,X\n", "This is not a text file"),
        ("Name,Town\nA,X\n".encode("utf-16")[:-1], "This is not a text file"),
        (hostile.compound("EncryptedPackage"), "protected by a password"),
        (hostile.compound("Workbook"), "Excel 2003 or older (.xls)"),
        (hostile.encrypted_parts(GOOD), "protected by a password"),
        (GOOD[:-100], "damaged or was not uploaded completely"),
        (GOOD[: len(GOOD) // 2], "damaged or was not uploaded completely"),
        (b"PK\x03\x04", "damaged or was not uploaded completely"),
        (hostile.zipped({"word/document.xml": "<w/>"}), "This is not an Excel workbook"),
        (hostile.zipped({"mimetype": "opendocument"}), "This is not an Excel workbook"),
        (hostile.archive(hostile.sheet_xml("")), "Below the column names there is no line."),
        (hostile.archive("<worksheet><sheetData>"), "damaged or was not uploaded"),
        (of_rows(), "There is nothing in the sheet."),
    ],
)  # fmt: skip
def test_what_is_no_readable_sheet_is_refused_in_words(content: bytes, words: str) -> None:
    assert words in refusal(content)


def test_a_file_of_more_than_25_megabytes_is_not_looked_into() -> None:
    words = refusal(b"Name,Town\n" + b"A" * FILE_BYTES)
    assert words.startswith("The file has 26 MB; up to 25 MB can be read.")


def test_20_000_lines_are_read_and_one_more_is_refused() -> None:
    lines = "Name,Town\n" + "A,X\n" * 20_000
    assert len(read(lines).lines) == 20_000
    assert "more than 20000 lines" in refusal(lines + "B,Y\n")


@pytest.mark.parametrize("quoted", ['"A,X\n' + "B,Y\n" * 300, '"A,X\nB,Y\n', '"A,X\n"B",Y\nC,Z\n'])
def test_an_open_quotation_mark_does_not_swallow_the_file(quoted: str) -> None:
    words = refusal("Name,Town\n" + quoted)
    assert words.startswith("Line 2 opens a quotation mark that is not closed")


def test_quotation_marks_inside_a_line_may_be_careless() -> None:
    sheet = read('Name,Town\n5" Pipes,X\n"The "Old" Mill",Y\n"A ""B""",Z\n')
    assert [cells[0] for cells in sheet.cells] == ['5" Pipes', 'The Old" Mill"', 'A "B"']


def test_a_cell_that_is_too_long_is_named_by_its_line() -> None:
    words = refusal("Name,Town\nA,X\nB," + "y" * 40_000 + "\n")
    assert words.startswith("Line 3 has a cell of more than 32767 characters.")


def test_a_line_without_end_is_refused() -> None:
    assert "Line 2" in refusal("Name,Town\nB," + "y" * 2_000_000 + "\n")


@pytest.mark.parametrize("names", [",".join(f"C{at}" for at in range(100_000)), "a," * 201])
def test_too_many_columns_are_refused(names: str) -> None:
    assert "more than 200 columns" in refusal(f"{names}\n{names}\n")


def test_empty_columns_do_not_count() -> None:
    assert read("Name,Town" + "," * 5000 + "\nA,X\n").header == ["Name", "Town"]


def test_a_workbook_with_macros_is_read_without_them() -> None:
    macro = hostile.archive(
        hostile.sheet_xml('<row><c t="inlineStr"><is><t>A</t></is></c></row>'),
        book=hostile.BOOK.replace("<sheets>", "<workbookPr codeName='ThisWorkbook'/><sheets>"),
    )
    assert read(macro, "list.xlsm").cells == [["A", ""]]
