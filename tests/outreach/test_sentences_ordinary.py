"""Names that are ordinary words: people, institutions, departments, titles."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from core.tenancy.context import office_context
from offices.models import Office
from outreach.queries.sentences import understand
from tests.factories import make_affiliation, make_contact, make_partner

pytestmark = pytest.mark.django_db

TUESDAY = date(2026, 11, 17)
Names = tuple[list[str], list[str], list[tuple[str, list[str]]]]
Say = Callable[[str], Names]


@pytest.fixture
def say(alder: Office) -> Iterator[Say]:
    """Partners, people and doubts of what is said in an office with names of this sort."""
    with office_context(alder.pk):
        _people_and_places(alder)
        yield lambda text: _names(alder, text)


def _names(office: Office, text: str) -> Names:
    facts = understand(office, text, at=TUESDAY).as_json()
    doubts = [(it["said"], it["names"]) for it in facts["candidates"]]
    return facts["partners"], facts["contacts"], doubts


def _people_and_places(office: Office) -> None:
    for partner, person in (
        ("Osage Electric Cooperative", "William Ashford"),
        ("Verdigris Chamber of Commerce", "Tyrone Wells"),
        ("Welding Department", "Frank Medina"),
        ("Culinary Arts / Artes Culinarias", "Laura Simmons"),
        ("Turner Logistics", "Benjamin Tate"),
        ("Bluestem Family Clinic", "Anita Patel"),
        ("Clínica San José", "Guadalupe Torres"),
    ):
        made = make_partner(office, name=partner)
        make_affiliation(made, make_contact(office, name=person))
    for number in range(6):
        make_partner(office, name=f"Bank of Town {number}")


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("texted bill", "William Ashford"),
        ("called bill about booth space", "William Ashford"),
        ("Bill and I had coffee", "William Ashford"),
        ("bill called", "William Ashford"),
        ("talked to frank", "Frank Medina"),
        ("called wells", "Tyrone Wells"),
        ("correo a la Profa. Simmons", "Laura Simmons"),
        ("junta con la Mtra. Simmons", "Laura Simmons"),
        ("hablé con el Arq. Ashford", "William Ashford"),
        ("comida con la Profa. Simmons", "Laura Simmons"),
        ("met with Benjamin Tait", "Benjamin Tate"),
        ("mtg w Ben Tait", "Benjamin Tate"),
    ],
)
def test_a_person_is_meant_where_a_person_stands(say: Say, text: str, contact: str) -> None:
    partners, contacts, doubts = say(text)
    assert (contacts, doubts) == ([contact], [])
    assert len(partners) == 1


@pytest.mark.parametrize(
    "text",
    [
        "paid the bill",
        "mark it down",
        "met with rich kids",
        "sent the bill Friday",
        "F/U: next week",
    ],
)
def test_the_same_words_elsewhere_name_nobody(say: Say, text: str) -> None:
    assert say(text) == ([], [], [])


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("called the chamber", "Verdigris Chamber of Commerce"),
        ("hablé con la cámara", "Verdigris Chamber of Commerce"),
        ("met w welding instructors about booth space", "Welding Department"),
        ("Junta con los de soldadura", "Welding Department"),
        ("lunch w/ culinary faculty", "Culinary Arts / Artes Culinarias"),
        ("Turner open to 2 interns", "Turner Logistics"),
        ("visited turner", "Turner Logistics"),
    ],
)
def test_a_trade_names_the_one_partner_it_fits(say: Say, text: str, partner: str) -> None:
    assert say(text) == ([partner], [], [])


def test_two_clinics_are_both_offered(say: Say) -> None:
    partners, _, doubts = say("visited the clinic")
    assert partners == []
    assert [(said, set(names)) for said, names in doubts] == [
        ("clinic", {"Bluestem Family Clinic", "Clínica San José"})
    ]


def test_a_person_settles_which_clinic_is_meant(say: Say) -> None:
    assert say("met Lupe at the clinic") == (["Clínica San José"], ["Guadalupe Torres"], [])


@pytest.mark.parametrize("text", ["called the bank", "met at the chamber breakfast"])
def test_one_of_many_and_an_event_are_not_asked_about(say: Say, text: str) -> None:
    assert say(text) == ([], [], [])
