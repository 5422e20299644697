"""How people are named in spreadsheets."""

import pytest

from contacts.sheets.casing import softened_business, softened_name
from contacts.sheets.names import Named, joined_name, people_named


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Dana Rivera", "Dana Rivera", ""),
        ("Rivera, Dana (HR)", "Dana Rivera", "HR"),
        ("Rivera, Dana", "Dana Rivera", ""),
        ("Dana Rivera, HR Manager", "Dana Rivera", "HR Manager"),
        ("Dana Rivera - Owner", "Dana Rivera", "Owner"),
        ("Dana Rivera (Sales & Marketing)", "Dana Rivera", "Sales & Marketing"),
        ("Dana Rivera, Owner & CEO", "Dana Rivera", "Owner & CEO"),
        ("Owner - Dana Rivera", "Dana Rivera", "Owner"),
        ("Rivera, Luis, Jr.", "Luis Rivera Jr.", ""),
        ("Luis Rivera, Jr.", "Luis Rivera Jr.", ""),
        ("Mr. Tom Ochoa", "Tom Ochoa", ""),
        ("Sra. Ana Gómez", "Ana Gómez", ""),
        ("Mr. Ochoa", "Mr. Ochoa", ""),
        ("Dr. Ana Ames", "Dr. Ana Ames", ""),
        ("Ana Ames, Ph.D.", "Ana Ames", ""),
        ("DANA MCDONALD", "Dana McDonald", ""),
        ("MARIA DE LA CRUZ", "Maria de la Cruz", ""),
        ("dana o'neil", "Dana O'Neil", ""),
        ("José Ortega y Gasset", "José Ortega y Gasset", ""),
        ("LaTonya deVries", "LaTonya deVries", ""),
        ("Bo", "Bo", ""),
        ("Anne-Marie Smith-Jones", "Anne-Marie Smith-Jones", ""),
    ],
)
def test_one_person(text: str, name: str, role: str) -> None:
    (person,) = people_named(text)
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dana & Tom Rivera", ["Dana Rivera", "Tom Rivera"]),
        ("Dana Rivera / Tom Ochoa", ["Dana Rivera", "Tom Ochoa"]),
        ("Dana Rivera and Tom Ochoa", ["Dana Rivera", "Tom Ochoa"]),
        ("Dana Rivera; Tom Ochoa", ["Dana Rivera", "Tom Ochoa"]),
        ("Dana Rivera\nTom Ochoa", ["Dana Rivera", "Tom Ochoa"]),
        ("Ana y Luis Gómez", ["Ana Gómez", "Luis Gómez"]),
        ("Mr. & Mrs. Rivera", ["Mrs. Rivera"]),
        ("N/A", []),
        ("TBD", []),
    ],
)
def test_several_people_or_none(text: str, names: list[str]) -> None:
    assert [it.name for it in people_named(text)] == names


def test_what_somebody_is_called() -> None:
    assert people_named("Robert (Rob) Smith") == (Named("Robert Smith", called="Rob"),)
    assert people_named("Robert “Bob” Smith") == (Named("Robert Smith", called="Bob"),)


def test_an_address_in_the_name_belongs_to_the_person() -> None:
    (person,) = people_named("Dana Rivera <dana@rivera.example>")
    assert person == Named("Dana Rivera", emails=("dana@rivera.example",))


def test_first_and_last_name_are_joined_once() -> None:
    assert joined_name("Dana", "Rivera") == "Dana Rivera"
    assert joined_name("Dana Rivera", "Rivera") == "Dana Rivera"
    assert joined_name("", "Rivera") == "Rivera"


@pytest.mark.parametrize(
    ("text", "softened"),
    [
        ("FIRST BANK OF TULSA", "First Bank of Tulsa"),
        ("ABC SUPPLY CO", "ABC Supply Co"),
        ("IBM", "IBM"),
        ("H&R BLOCK", "H&R Block"),
        ("Rivera Machining LLC", "Rivera Machining LLC"),
        ("O'REILLY AUTO PARTS", "O'Reilly Auto Parts"),
        ("QUIKTRIP", "QUIKTRIP"),
    ],
)
def test_shouted_names_of_businesses_are_softened(text: str, softened: str) -> None:
    assert softened_business(text) == softened


def test_names_that_are_written_with_care_stay() -> None:
    assert softened_name("bell hooks and sons") == "Bell Hooks and Sons"
    assert softened_name("DeShawn McRae") == "DeShawn McRae"
