"""Spreadsheets as offices really have them, each read to the cell."""

from contacts.sheets.partner_columns import COLUMNS
from core.imports.mapping import guess
from core.registries.sheets import Sheet
from tests.core.imports.builders import SHEETS, advisory_board, career_fair
from tests.core.imports.opening import Read, read


def _sheet(name: str) -> Read:
    return read((SHEETS / name).read_bytes(), name)


def _guessed(sheet: Read) -> dict[str, str]:
    partners = Sheet(
        name="partners", order=1, label="", what="", icon="", columns=COLUMNS,
        check=lambda _run, _lines: [], write=lambda _run, _rows: [], models=(),
        partners_of=lambda _office, _model, _ids: set(), list_url="",
    )  # fmt: skip
    found = guess(partners, sheet.header, sheet.cells)
    return {key: sheet.header[at] for key, at in found.items()}


def test_a_chambers_export_in_windows_letters_with_semicolons() -> None:
    sheet = _sheet("chamber_members.csv")

    assert sheet.facts["encoding"] == "Windows-1252"
    assert sheet.facts["delimiter"] == "semicolon"
    assert sheet.facts["title_lines"] == 2
    assert sheet.facts["totals"] == [12]
    assert [cells[0] for cells in sheet.cells] == [
        "Café Lindo",
        "Hartwell & Sons Plumbing",
        "“The Print Shop”",
        "Ridge Valley Credit Union \N{EN DASH} Copperton branch",
        "Número Uno Landscaping",
    ]
    assert [number for number, _ in sheet.lines] == [5, 6, 7, 9, 10]
    assert sheet.cells[0][6] == "12 Main St, Suite 4"
    assert _guessed(sheet) == {
        "name": "Business name",
        "kind": "Category",
        "contact_name": "Main contact",
        "contact_role": "Title",
        "contact_email": "E-mail",
        "phone": "Phone",
        "street": "Street address",
        "town": "City",
        "region": "State",
        "postal_code": "ZIP",
        "website": "Web site",
        "partner_since": "Member since",
    }


def test_a_list_of_hosts_with_a_title_and_two_lines_of_figures_below() -> None:
    sheet = _sheet("internship_hosts.csv")

    assert sheet.header[0] == "Host Site"
    assert sheet.facts["title_lines"] == 1
    assert sheet.facts["totals"] == [10, 11]
    assert [number for number, _ in sheet.lines] == [4, 5, 6, 7, 8]
    assert sheet.cells[3] == [
        "Sunny Day Preschool", "Reed, Alana", "alana@sunnyday.example", "", "9/2/2025", "", "4"
    ]  # fmt: skip
    assert _guessed(sheet)["contact_name"] == "Supervisor"
    assert _guessed(sheet)["contact_email"] == "Supervisor Email"
    assert "contact_phone" not in _guessed(sheet)  # days are no phone numbers


def test_a_spanish_sheet_in_latin_letters_with_its_sum() -> None:
    sheet = _sheet("socios.csv")

    assert sheet.facts["encoding"] == "Latin-1"
    assert sheet.facts["totals"] == [5, 6]
    assert sheet.cells[0][:5] == [
        "Panadería Ibáñez", "Calle 5 nº 12", "San Blas", "+52 55 5555 0111", "Íñigo Ibáñez"
    ]  # fmt: skip
    assert _guessed(sheet) == {
        "name": "Empresa",
        "street": "Dirección",
        "town": "Ciudad",
        "phone": "Teléfono",
        "contact_name": "Contacto",
        "contact_email": "Correo electrónico",
        "contact_role": "Cargo",
        "partner_since": "Fecha de inicio",
        "notes": "Observaciones",
    }


def test_contacts_from_outlook_between_tabs() -> None:
    sheet = _sheet("outlook_contacts.csv")

    assert sheet.facts["delimiter"] == "tab"
    assert [number for number, _ in sheet.lines] == [2, 4, 5]
    assert "Met at the breakfast.\nCall in the mornings." in sheet.cells[0]
    assert 'Said "any Tuesday" is fine' in sheet.cells[2]
    guessed = _guessed(sheet)
    assert guessed["contact_first_name"] == "First Name"
    assert guessed["contact_role"] == "Job Title"
    assert guessed["contact_email"] == "E-mail Address"
    assert guessed["contact_phone"] == "Mobile Phone"
    assert "kind" not in guessed  # "E-mail Type" is none


def test_contacts_from_google_with_their_many_empty_columns() -> None:
    sheet = _sheet("google_contacts.csv")

    assert sheet.header[0] == "First Name"
    assert len(sheet.header) == 29
    assert sheet.cells[1][26] == "77 Pier Rd\nHarbor City, WA 98001\nUS"
    guessed = _guessed(sheet)
    assert guessed["name"] == "Organization Name"
    assert guessed["contact_email"] == "E-mail 1 - Value"
    assert guessed["contact_phone"] == "Phone 1 - Value"
    assert guessed["street"] == "Address 1 - Formatted"


def test_a_log_of_what_happened() -> None:
    sheet = _sheet("activity_log.csv")

    assert sheet.header == ["Date", "Who", "What happened", "With", "Notes"]
    assert [cells[0] for cells in sheet.cells] == [
        "2026-09-08", "9/10/2026", "09/15/26", "2026-09-21", "Sept 30 2026", "10/5/2026",
        "10/06/2026",
    ]  # fmt: skip
    assert sheet.cells[0][4] == "Left voicemail, will try again"


def test_a_phone_list_between_pipes() -> None:
    sheet = _sheet("phone_list.csv")

    assert sheet.facts["delimiter"] == "pipe"
    assert sheet.cells[3] == [
        "Dunes Hotel",
        "Ray Oh",
        "555.510.0004 x 221",
        "ray@duneshotel.example",
    ]
    assert _guessed(sheet)["phone"] == "Phone"


def test_an_advisory_board_with_names_merged_over_columns() -> None:
    sheet = read(advisory_board(), "board.xlsx")

    assert sheet.header == [
        "Company", "Contact Name", "Contact Email", "Contact Phone", "ZIP code", "Joined", "Paid?"
    ]  # fmt: skip
    assert sheet.lines[0] == (
        7,
        ["Mercy Ridge Hospital", "Rivera, Dana (HR)", "dana.rivera@mercyridge.example",
         "5556100001", "02140", "2024-09-06", "yes"],
    )  # fmt: skip
    assert sheet.facts == {
        "format": "xlsx",
        "sheet": "Members",
        "other_sheets": ["Notes"],
        "title_lines": 2,
        "header_line": 5,
        "blank_lines": 3,
        "totals": [11],
        "wide_lines": [],
    }


def test_a_career_fairs_sign_up_with_branches_and_formulas() -> None:
    sheet = read(career_fair(), "fair.xlsx")

    assert sheet.cells[2][7:] == ["Wi-Fi\nand shade", "=C4*2"]
    assert sheet.facts["totals"] == [5]
    assert _guessed(sheet) == {
        "name": "Organization name",
        "parent": "Headquarters (if you are a branch)",
        "contact_name": "Contact 1 name",
        "contact_email": "Contact 1 email",
        "contact_2_name": "Contact 2 name",
        "contact_2_email": "Contact 2 email",
    }
