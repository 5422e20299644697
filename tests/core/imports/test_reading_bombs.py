"""Workbooks that would fill the memory, or read what is not theirs."""

import io
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core.imports.reading import open_sheet, workbook
from core.imports.reading.limits import MEGABYTE
from tests.core.imports import hostile
from tests.core.imports.builders import of_rows
from tests.core.imports.opening import read, refusal

CELL = '<row r="2"><c r="A2" t="inlineStr"><is><t>%s</t></is></c></row>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
FILE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">]>'


@contextmanager
def _within(megabytes: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < megabytes * MEGABYTE


def test_a_sheet_that_unpacks_without_end_is_refused() -> None:
    note = f"<!--{'x' * 500_000}-->"
    bomb = hostile.archive(hostile.sheet_xml(note * 140))
    assert len(bomb) < MEGABYTE

    with _within(20):
        assert "holds more than 64 MB" in refusal(bomb)


def test_a_list_of_sheets_that_unpacks_without_end_is_refused() -> None:
    bomb = hostile.archive(hostile.sheet_xml(""), book=hostile.BOOK + " " * 8 * MEGABYTE)
    assert "holds more than 4 MB" in refusal(bomb)


def test_too_many_shared_texts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "TEXTS", 1_000)
    strings = "<sst>" + "<si><t/></si>" * 1_001 + "</sst>"
    assert "damaged" in refusal(hostile.archive(hostile.sheet_xml(""), strings=strings))


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    bomb = hostile.archive(hostile.sheet_xml(" " * MEGABYTE))
    assert "damaged" in refusal(hostile.lying_about_sizes(bomb))


def test_an_archive_with_an_endless_table_of_contents_is_refused() -> None:
    packed = hostile.with_directory_of(of_rows(("Name",), ("A",)), 100 * MEGABYTE)
    assert "Copy the columns that you need" in refusal(packed)


@pytest.mark.parametrize("declared", [LAUGHS, FILE])
def test_entities_are_never_resolved(declared: str) -> None:
    sheet = declared + hostile.sheet_xml(CELL % "&i;")
    with _within(5):
        assert "damaged" in refusal(hostile.archive(sheet))


def test_a_cell_of_50_megabytes_is_refused_before_it_is_held() -> None:
    packed = hostile.archive(hostile.sheet_xml(CELL % ("y" * 50 * MEGABYTE)))
    with _within(5):
        assert "A cell holds more than 32767 characters." in refusal(packed)


def test_a_shared_text_of_50_megabytes_is_refused_before_it_is_held() -> None:
    strings = f"<sst><si><t>{'y' * 50 * MEGABYTE}</t></si></sst>"
    packed = hostile.archive(hostile.sheet_xml(""), strings=strings)
    with _within(5):
        assert "A cell holds more than 32767 characters." in refusal(packed)


def test_a_tag_without_end_is_refused() -> None:
    packed = hostile.archive(hostile.sheet_xml(f'<row r="{"1" * 20 * MEGABYTE}"/>'))
    with _within(10):
        assert "damaged" in refusal(packed)


@pytest.mark.parametrize("cell", ["<c/>", '<c t="inlineStr"><is><t>y</t></is></c>'])
def test_a_row_of_100_000_cells_is_refused(cell: str) -> None:
    packed = hostile.archive(hostile.sheet_xml(f'<row r="2">{cell * 100_000}</row>'))
    with _within(10):
        assert "more than 200 columns" in refusal(packed)


def test_a_row_with_an_impossible_number_is_refused() -> None:
    packed = hostile.archive(hostile.sheet_xml(CELL.replace('r="2"', 'r="9999999"') % "A"))
    assert "damaged" in refusal(packed)


def test_numbers_of_any_length_and_texts_that_are_not_there_are_no_trouble() -> None:
    rows = (
        f'<row r="2"><c r="A2"><v>{"9" * 5000}</v></c><c r="B2" t="s"><v>77</v></c></row>'
        '<row r="3"><c r="A3"><v>NaN</v></c><c r="B3"><v>inf</v></c></row>'
        '<row r="4"><c r="A4" s="99"><v>-1e308</v></c><c r="B4" t="b"><v>0</v></c></row>'
    )
    cells = read(hostile.archive(hostile.sheet_xml(rows))).cells
    assert cells[2][1] == "no"
    assert all(len(it) < 30 for row in cells for it in row)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_20_000_lines_are_read_in_little_memory(kind: str) -> None:
    names = [f"Column {at}" for at in range(6)]
    rows = [[f"cell {line} {at}" for at in range(6)] for line in range(20_000)]
    if kind == "csv":
        content = "\n".join(",".join(row) for row in [names, *rows]).encode()
    else:
        content = of_rows(tuple(names), *map(tuple, rows))
    with _within(40):
        assert _counted(content) == 20_000


def _counted(content: bytes) -> int:
    with open_sheet(io.BytesIO(content), "file") as sheet:
        return sum(1 for _ in sheet.lines())


def test_half_a_character_is_left_out_because_no_database_can_hold_it() -> None:
    opened = read(hostile.archive(hostile.sheet_xml(CELL % "Ac_xD83D__x0000_me")), "file.xlsx")
    assert opened.cells[0][0] == "Acme"
