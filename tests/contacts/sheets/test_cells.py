"""How the cells of a spreadsheet are read, one rule a line."""

import pytest

from contacts.sheets.cells import says_nothing, yes_or_no
from contacts.sheets.dates import clean_date
from contacts.sheets.emails import clean_emails, take_emails
from contacts.sheets.phones import clean_phones
from contacts.sheets.places import (
    clean_state,
    clean_website,
    clean_zip,
    split_address,
    split_town,
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("9185550142", ["(918) 555-0142"]),
        ("918.555.0142", ["(918) 555-0142"]),
        ("918-555-0142", ["(918) 555-0142"]),
        ("(918)555-0142", ["(918) 555-0142"]),
        ("1-918-555-0142", ["(918) 555-0142"]),
        ("+1 918 555 0142", ["(918) 555-0142"]),
        ("(918) 555-0142 x12", ["(918) 555-0142 x12"]),
        ("918-555-0142 ext. 12", ["(918) 555-0142 x12"]),
        ("918-555-0142, ext 12", ["(918) 555-0142 x12"]),
        ("918-555-0142 (cell)", ["(918) 555-0142"]),
        ("cell: 918-555-0142", ["(918) 555-0142"]),
        ("9185550142.0", ["(918) 555-0142"]),
        ("9.185550142E+09", ["(918) 555-0142"]),
        ("918-555-0142 / 918-555-0143", ["(918) 555-0142", "(918) 555-0143"]),
        ("918-555-0142 or 918-555-0143", ["(918) 555-0142", "(918) 555-0143"]),
        ("918-555-0142; 9185550142", ["(918) 555-0142"]),
        ("+52 55 1234 5678", ["+52 55 1234 5678"]),
        ("n/a", []),
        ("-", []),
    ],
)
def test_phone_numbers_take_one_form(text: str, numbers: list[str]) -> None:
    assert list(clean_phones(text).value) == numbers
    assert clean_phones(text).problems == ()


@pytest.mark.parametrize(
    ("text", "numbers", "level"),
    [
        ("9.18555E+09", [], "error"),
        ("555-0142", ["555-0142"], "warning"),
        ("ask for Dana", [], "warning"),
    ],
)
def test_phone_numbers_that_cannot_be_read_are_told(
    text: str, numbers: list[str], level: str
) -> None:
    cleaned = clean_phones(text)
    assert list(cleaned.value) == numbers
    assert [it.level for it in cleaned.problems] == [level]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("dana@rivera.example", ["dana@rivera.example"]),
        ("mailto:dana@rivera.example", ["dana@rivera.example"]),
        ("Dana Rivera <dana@rivera.example>", ["dana@rivera.example"]),
        ("dana@rivera.example; tom@rivera.example", ["dana@rivera.example", "tom@rivera.example"]),
        ("dana@rivera.example, Dana@rivera.example", ["dana@rivera.example"]),
        ("dana@rivera.example / tom@rivera.example", ["dana@rivera.example", "tom@rivera.example"]),
        ("dana@rivera.example (work)", ["dana@rivera.example"]),
        ("d.o'neil@rivera.example", ["d.o'neil@rivera.example"]),
        ("N/A", []),
    ],
)
def test_email_addresses_are_found(text: str, addresses: list[str]) -> None:
    assert list(clean_emails(text).value) == addresses
    assert clean_emails(text).problems == ()


@pytest.mark.parametrize("text", ["dana at rivera", "dana@", "dana@rivera", "@rivera.example"])
def test_what_is_no_email_address_is_an_error(text: str) -> None:
    assert [it.level for it in clean_emails(text).problems] == ["error"]


def test_an_address_is_taken_out_of_a_name() -> None:
    assert take_emails("Dana Rivera (dana@rivera.example)") == (
        "Dana Rivera",
        ("dana@rivera.example",),
    )
    assert take_emails("Dana Rivera") == ("Dana Rivera", ())


@pytest.mark.parametrize(
    ("text", "state", "code", "warned"),
    [
        ("74104", "OK", "74104", False),
        ("741041234", "OK", "74104-1234", False),
        ("74104-1234", "OK", "74104-1234", False),
        ("2139", "MA", "02139", True),
        ("21391234", "MA", "02139-1234", True),
        ("601", "PR", "00601", True),
        ("2139", "", "2139", True),
        ("K1A 0B1", "", "K1A 0B1", False),
    ],
)
def test_zip_codes_get_their_zero_back(text: str, state: str, code: str, warned: bool) -> None:
    cleaned = clean_zip(text, state)
    assert cleaned.value == code
    assert [it.level for it in cleaned.problems] == (["warning"] if warned else [])


@pytest.mark.parametrize(
    ("text", "state"),
    [("ok", "OK"), ("Okla.", "Okla."), ("Oklahoma", "OK"), ("N.Y.", "NY"), ("Ontario", "Ontario")],
)
def test_states_are_letters(text: str, state: str) -> None:
    assert clean_state(text) == state


@pytest.mark.parametrize(
    ("text", "url", "levels"),
    [
        ("rivera.example", "https://rivera.example", []),
        ("www.Rivera.example/", "https://www.rivera.example", []),
        ("http://rivera.example/a b", "http://rivera.example/a", []),
        ("HTTPS://rivera.example/About", "https://rivera.example/About", []),
        ("none", "", []),
        ("info@rivera.example", "", ["warning"]),
        ("see facebook", "", ["error"]),
        ("rivera", "", ["error"]),
        ("rivera.example/" + "a" * 200, "", ["error"]),
    ],
)
def test_websites_get_their_scheme(text: str, url: str, levels: list[str]) -> None:
    cleaned = clean_website(text)
    assert cleaned.value == url
    assert [it.level for it in cleaned.problems] == levels


def test_a_town_with_its_state_and_a_whole_address_come_apart() -> None:
    assert split_town("Tulsa, OK 74104") == ("Tulsa", "OK", "74104")
    assert split_town("Tulsa, OK") == ("Tulsa", "OK", "")
    assert split_town("Broken Arrow") == ("Broken Arrow", "", "")
    assert split_address("12 Elm St, Tulsa, OK 74104") == ("12 Elm St", "Tulsa", "OK", "74104")
    assert split_address("12 Elm St, Suite 4") is None


@pytest.mark.parametrize(
    ("text", "day", "warned"),
    [
        ("2023-09-30", "2023-09-30", False),
        ("2023-09-30 00:00:00", "2023-09-30", False),
        ("9/30/2023", "2023-09-30", False),
        ("9/3/23", "2023-09-03", False),
        ("9/3/98", "1998-09-03", False),
        ("30/9/2023", "2023-09-30", True),
        ("March 3, 2023", "2023-03-03", False),
        ("3 de marzo de 2023", "2023-03-03", False),
        ("3-Mar-23", "2023-03-03", False),
        ("Sept 2023", "2023-09-01", True),
        ("9/2023", "2023-09-01", True),
        ("Fall 2023", "2023-09-01", True),
        ("Otoño 2023", "2023-09-01", True),
        ("2023", "2023-01-01", True),
        ("2022-23", "2022-08-01", True),
        ("n/a", "", False),
    ],
)
def test_days_in_many_forms(text: str, day: str, warned: bool) -> None:
    cleaned = clean_date(text, 2026)
    assert cleaned.value == day
    assert [it.level for it in cleaned.problems] == (["warning"] if warned else [])


@pytest.mark.parametrize("text", ["13/13/2023", "long ago", "2023-02-30", "0203-01-01", "1/2"])
def test_what_is_no_day_is_an_error(text: str) -> None:
    assert [it.level for it in clean_date(text, 2026).problems] == ["error"]
    assert clean_date(text, 2026).value == ""


def test_yes_and_no_in_both_languages() -> None:
    assert [yes_or_no(it) for it in ("Yes", "x", "Sí", "TRUE", "1")] == [True] * 5
    assert [yes_or_no(it) for it in ("no", "N", "Falso", "0")] == [False] * 4
    assert yes_or_no("maybe") is None


def test_what_only_fills_a_cell_says_nothing() -> None:
    assert all(says_nothing(it) for it in ("N/A", "tbd", "-", "None"))
    assert not says_nothing("Nona")
