"""Where the column names stand, what is no row, and how text comes to be cells."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter

from tests.core.imports.builders import of_rows
from tests.core.imports.opening import read


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("latin-1", "Latin-1"),
    ],
)
def test_each_encoding_gives_the_same_letters(codec: str, said: str) -> None:
    sheet = read("Name,Town\nJosé Núñez,Cañón\n".encode(codec))

    assert sheet.header == ["Name", "Town"]
    assert sheet.cells == [["José Núñez", "Cañón"]]
    assert sheet.facts["encoding"] == said


@pytest.mark.parametrize(("sign", "said"), [(",", "comma"), (";", "semicolon"), ("\t", "tab")])
def test_the_sign_between_the_cells_is_the_one_that_cuts_evenly(sign: str, said: str) -> None:
    rows = [["Name", "Person", "Hours"], ["A, B & Sons", "Rivera, Dana; Li, Wen", "2,5"]] * 3
    text = "\n".join(sign.join(f'"{it}"' if sign in it else it for it in row) for row in rows)

    sheet = read(text)

    assert sheet.facts["delimiter"] == said
    assert sheet.cells[0] == rows[1]


def test_names_with_commas_in_a_column_of_their_own_are_no_two_columns() -> None:
    sheet = read("Name;Department\nRivera, Dana;HR\nLi, Wen;Labs\nOrtiz, Eva;HR\n")
    assert sheet.cells[0] == ["Rivera, Dana", "HR"]


def test_excel_may_say_the_sign_itself() -> None:
    sheet = read("sep=;\nName;Town\nA,B,C;X\n")

    assert sheet.header == ["Name", "Town"]
    assert sheet.lines == [(3, ["A,B,C", "X"])]


def test_a_single_column_is_read_as_one() -> None:
    assert read("Company\nRivera Machining\nLindo, Inc.\n").cells == [
        ["Rivera Machining"],
        ["Lindo, Inc."],
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_each_system_ends_them(end: str) -> None:
    sheet = read(f"Name,Town{end}A,X{end}{end}B,Y{end}")
    assert sheet.lines == [(2, ["A", "X"]), (4, ["B", "Y"])]
    assert sheet.facts["blank_lines"] == 1


def test_line_ends_may_be_mixed() -> None:
    assert read("Name,Town\r\nA,X\nB,Y\rC,Z").cells == [["A", "X"], ["B", "Y"], ["C", "Z"]]


def test_equal_and_missing_names_are_told_apart() -> None:
    sheet = read("Email,Email,,Town,\na@b.example,c@d.example,x,Y,\n")
    assert sheet.header == ["Email", "Email (2)", "Email (3)", "Town"]
    assert read("A,,B\n1,,2\n").header == ["A", "(B)", "B"]


def test_short_lines_are_filled_and_cells_beyond_the_names_get_a_column() -> None:
    sheet = read("Name,Town\nA\nB,Y,Z\n")
    assert sheet.header == ["Name", "Town", "Town (2)"]
    assert sheet.cells == [["A", "", ""], ["B", "Y", "Z"]]


def test_a_late_line_that_is_too_wide_is_named() -> None:
    sheet = read("Name,Town\n" + "A,X\n" * 150 + "B,Y,Z\n")
    assert sheet.header == ["Name", "Town"]
    assert sheet.facts["wide_lines"] == [152]


def test_what_nobody_sees_is_taken_off_a_cell() -> None:
    sheet = read("Name,Town\n\u200b A\u00a0Ltd \ufeff,\tX\x0b\n")
    assert sheet.cells == [["A Ltd", "X"]]


@pytest.mark.parametrize(
    "line",
    [
        "Total,,41",
        "Grand total: 41,,",
        ",Count: 3,",
        "Suma,,3.5",
        "Sub-total,,$1200",
        "Totals,,=SUM(C2:C9)",
        "Total records 12,,",
        "Total: 10 members,,",
        "TOTAL HOURS,,12",
    ],
)
def test_a_line_of_totals_is_left_out_and_named(line: str) -> None:
    sheet = read(f"Name,Town,Hours\nA,X,2\nB,Y,3\n{line}\n")
    assert len(sheet.lines) == 2
    assert sheet.facts["totals"] == [4]


@pytest.mark.parametrize("line", ["Total Wine,Austin,3", "Total,Austin,3", "Count Basie Hall,,4"])
def test_a_partner_whose_name_begins_so_stays(line: str) -> None:
    sheet = read(f"Name,Town,Hours\nA,X,2\n{line}\n")
    assert len(sheet.lines) == 2


def test_a_note_below_the_list_is_left_out_but_none_within() -> None:
    sheet = read("Name,Town\nNotes & Tones,\nA,X\nExported on 11/02/2026,\n* moved away,\n")
    assert [number for number, _ in sheet.lines] == [2, 3]
    assert sheet.facts["totals"] == [4, 5]


def test_titles_above_are_passed_over_even_those_of_two_cells() -> None:
    sheet = read("Partners 2026\nPrepared by,Dana\n\nName,Town,Phone\nA,X,555 510 0001\n")
    assert sheet.header == ["Name", "Town", "Phone"]
    assert sheet.facts["title_lines"] == 2


def test_names_in_two_lines_are_joined() -> None:
    sheet = read(
        "Company,,Contact,,Notes\nName,City,Name,Email,\nA,X,Dana,d@a.example,hi\n"
        "B,Y,Wen,w@b.example,\n"
    )
    assert sheet.header == [
        "Company Name", "Company City", "Contact Name", "Contact Email", "Notes"
    ]  # fmt: skip
    assert len(sheet.lines) == 2


def test_a_first_row_of_words_below_names_is_a_row() -> None:
    sheet = read("Company,Contact,,Town\nRivera Ltd,Dana,Rivera,Austin\nLi Co,Wen,Li,Waco\n")
    assert sheet.header == ["Company", "Contact", "Contact (2)", "Town"]
    assert len(sheet.lines) == 2


def test_cells_of_a_workbook_read_as_people_write() -> None:
    sheet = read(
        of_rows(
            ("Name", "N"), ("a", 1200.0), ("b", 0.5), ("c", 5125550100), ("d", True), ("e", 1e9)
        )
    )
    assert [cells[1] for cells in sheet.cells] == [
        "1200", "0.5", "5125550100", "yes", "1000000000"
    ]  # fmt: skip


def test_gaps_between_the_rows_of_a_workbook_count_as_blank_lines() -> None:
    sheet = read(of_rows(("Name", "N"), ("a", 1), (), (), ("b", 2)))
    assert sheet.lines == [(2, ["a", "1"]), (5, ["b", "2"])]
    assert sheet.facts["blank_lines"] == 2


def test_a_workbook_that_another_program_wrote_reads_the_same() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", "Since", "At"])
    sheet.append(["Café <Sol> & Co", date(2026, 11, 3), time(9, 5)])
    sheet.append([" x\u00a0y ", datetime(2024, 2, 29, 14, 30), 0.1 + 0.2])  # noqa: DTZ001 - a cell has no zone
    sheet["C3"].number_format = "0.00"
    file = io.BytesIO()
    book.save(file)

    assert read(file.getvalue()).cells == [
        ["Café <Sol> & Co", "2026-11-03", "09:05"],
        ["x y", "2024-02-29 14:30", "0.3"],
    ]


def test_days_of_workbooks_that_count_from_1904_are_the_same_days() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"date_1904": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("Name", "Since"))
    sheet.write(1, 0, "A")
    day = book.add_format({"num_format": '[$-409]d "of" mmm yyyy'})
    sheet.write_datetime(1, 1, datetime(2026, 11, 3), day)  # noqa: DTZ001 - a cell has no zone
    book.close()

    assert read(file.getvalue()).cells == [["A", "2026-11-03"]]
