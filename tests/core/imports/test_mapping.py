"""Which column is which: by name, by slips of the pen, and by what stands below."""

import pytest

from core.imports.mapping import guess, header_key
from core.registries.sheets import Column, Sheet

COLUMNS = (
    Column("name", "Name", ("name", "company", "empresa"), required=True),
    Column("email", "Email", ("email", "e-mail", "correo electrónico")),
    Column("phone", "Phone", ("phone", "telephone", "teléfono")),
    Column("held_on", "Date", ("date", "fecha")),
    Column("zip", "ZIP code", ("zip", "zip code")),
)
TINY = Sheet(
    name="tiny", order=1, label="", what="", icon="", columns=COLUMNS,
    check=lambda _run, _lines: [], write=lambda _run, _rows: [], models=(),
    partners_of=lambda _office, _model, _ids: set(), list_url="",
)  # fmt: skip


def _guessed(*header: str, sample: list[list[str]] | None = None) -> dict[str, int]:
    return guess(TINY, header, sample or [])


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Company", "name"),
        ("COMPANY:", "name"),
        ("company_name", "name"),
        ("Empresa*", "name"),
        ("E-Mail", "email"),
        ("Correo electronico", "email"),
        ("Work e-mail", "email"),
        ("Telphone", "phone"),
        ("Telefono", "phone"),
        ("Zip Code (5 digits)", "zip"),
        ("Fecha", "held_on"),
    ],
)
def test_a_column_is_known_by_its_name(name: str, key: str) -> None:
    assert _guessed("Something", name) == {key: 1}


@pytest.mark.parametrize(
    "name", ["School name", "Phone 1 - Label", "Email opt-out reason", "Dale", "Nome", "Zap", "(C)"]
)
def test_a_name_that_only_sounds_like_it_is_left_alone(name: str) -> None:
    assert _guessed("Something", name) == {}


def test_each_column_of_the_file_is_given_once() -> None:
    assert _guessed("Email", "Name", "Email (2)", "Company") == {"email": 0, "name": 3}


def test_what_stands_below_tells_a_column_without_a_name() -> None:
    sample = [["Lindo", "a@lindo.example", "(555) 510-0001", "2026-11-03"]] * 3
    assert _guessed("(A)", "(B)", "(C)", "(D)", sample=sample) == {"email": 1, "phone": 2}


def test_days_are_no_phone_numbers() -> None:
    assert _guessed("When", sample=[["2026-11-03"], ["11/03/2026"], ["3.11.26"]]) == {}


def test_a_name_that_its_cells_deny_is_not_believed() -> None:
    sample = [["yes", "a@lindo.example"], ["no", "b@hart.example"]]
    assert _guessed("Email", "How to reach", sample=sample) == {"email": 1}


def test_of_two_like_names_the_one_that_is_filled_counts() -> None:
    sample = [["", "555-510-0001"], ["", "555-510-0002"]]
    assert _guessed("Phone", "Telephone", sample=sample) == {"phone": 1}


def test_headers_that_differ_in_case_accents_and_signs_are_one() -> None:
    assert header_key(["E-Mail", "Teléfono"]) == header_key(["e mail ", "TELEFONO:"])
    assert header_key(["Email", "Name"]) != header_key(["Name", "Email"])
    assert len(header_key([])) == 64
