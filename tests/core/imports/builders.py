"""Workbooks as offices have them, built when a test asks for them; people and firms are made up."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import xlsxwriter

SHEETS = Path(__file__).parent / "sheets"


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """The bytes of a workbook that `fill` has filled."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    fill(book)
    book.close()
    return file.getvalue()


def of_rows(*rows: tuple[object, ...], name: str = "Sheet1") -> bytes:
    """A workbook of one sheet with these rows."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)

    return workbook(fill)


def advisory_board() -> bytes:
    """Titles, names merged over two lines, last year's list in a hidden sheet and notes behind."""
    return workbook(_fill_board)


def _fill_board(book: xlsxwriter.Workbook) -> None:
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "m/d/yyyy"})
    zip_code = book.add_format({"num_format": "00000"})
    hidden = book.add_worksheet("2025-26")
    hidden.write_row(0, 0, ("Company", "Member"))
    hidden.write_row(1, 0, ("Gone Co", "Nobody Now"))
    sheet = book.add_worksheet("Members")
    sheet.activate()
    sheet.set_first_sheet()
    hidden.hide()
    book.add_worksheet("Notes").write(0, 0, "Ask for parking permits")
    sheet.merge_range("A1:G1", "Health Sciences Advisory Board", bold)
    sheet.write("A2", "2026-27 school year")
    sheet.merge_range("A4:A5", "Company")
    sheet.merge_range("B4:D4", "Contact")
    sheet.write_row("B5", ("Name", "Email", "Phone"))
    sheet.merge_range("E4:E5", "ZIP code")
    sheet.merge_range("F4:F5", "Joined")
    sheet.merge_range("G4:G5", "Paid?")
    people: list[tuple[str, str, str, object]] = [
        ("Mercy Ridge Hospital", "Rivera, Dana (HR)", "dana.rivera@mercyridge.example", 5556100001),
        ("Mercy Ridge Hospital", "Chen, Bo (RN)", "bo.chen@mercyridge.example", "555-610-0002"),
        ("Oak Street Dental", "Dr. Ines Falk", "ines@oakdental.example", "(555) 610-0003"),
    ]
    for at, person in enumerate(people, start=5 + 1):
        sheet.write_row(at, 0, person)
        sheet.write_number(at, 4, 2134 + at, zip_code)
        sheet.write_datetime(at, 5, datetime(2024, 9, at), day)  # noqa: DTZ001 - a cell has no zone
        sheet.write_boolean(at, 6, at % 2 == 0)
    sheet.write(10, 0, "Count: 3")


def career_fair() -> bytes:
    """A sign-up form's answers: several people a row, branches, formulas, a line of totals."""
    return of_rows(
        (
            "Timestamp",
            "Organization name",
            "Headquarters (if you are a branch)",
            "Contact 1 name",
            "Contact 1 email",
            "Contact 2 name",
            "Contact 2 email",
            "What will you need at your table? (power, Wi-Fi, ...)",
            "Seats",
        ),
        ("2026-10-01", "First Prairie Bank - Elm", "First Prairie Bank", "Gus Ode",
         "gus@prairie.example", "Tia Moon", "tia@prairie.example", "Power", 2),
        ("2026-10-02", "First Prairie Bank - Oak", "First Prairie Bank", "Lou Vann",
         "lou@prairie.example", "", "", "", 1),
        ("2026-10-02", "Stitch & Thread", "", "Mia Sol", "mia@stitch.example", "", "",
         "Wi-Fi\nand shade", "=C4*2"),
        ("Total", "", "", "", "", "", "", "", "=SUM(I2:I4)"),
        name="Form Responses 1",
    )  # fmt: skip
