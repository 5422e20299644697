"""Names in a sentence: what is meant for certain, and where the office has to be asked."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.queries.sentences import understand
from outreach.sentences.understood import Understood
from tests.factories import make_affiliation, make_contact, make_partner

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 6
TUESDAY = date(2026, 11, 17)
Say = Callable[[str], Understood]


@pytest.fixture
def say(alder: Office) -> Iterator[Say]:
    """Say something in an office with a few partners and people."""
    with office_context(alder.pk):
        _people_and_places(alder)
        yield lambda text: understand(alder, text, at=TUESDAY)


def _people_and_places(office: Office) -> None:
    def at(partner: str, *people: str, **fields: object) -> None:
        made = make_partner(office, name=partner, **fields)
        for name in people:
            make_affiliation(made, make_contact(office, name=name))

    at("Rivera Machining", "Luis Rivera", "Robert Haas", town="Harlow")
    at("Copper Kettle Bakery", "Guadalupe Torres", town="Northfork")
    at("Bluestem Family Clinic", "José Núñez")
    at("Dunmore Castings", "Luis Dunning")
    at("Dunmore Creamery")
    at("Cedar Ridge Hospital", "Priya Raman")
    at("Old Foundry", archived_at=timezone.now())
    parent = make_partner(office, name="Northfork Credit Union", town="Alder")
    for town in ("Alder", "Harlow"):
        make_partner(office, name=f"Northfork Credit Union, {town}", town=town, parent=parent)


def names(said: Understood) -> tuple[list[str], list[str], list[tuple[str, list[str]]]]:
    facts = said.as_json()
    doubts = [(it["said"], it["names"]) for it in facts["candidates"]]
    return facts["partners"], facts["contacts"], doubts


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("Called Rivera", "Rivera Machining"),
        ("called rivera machining", "Rivera Machining"),
        ("Called Rivrea", "Rivera Machining"),
        ("CALLED RIVERA", "Rivera Machining"),
        ("Met with BFC", "Bluestem Family Clinic"),
        ("Emailed Bluestm about the fair", "Bluestem Family Clinic"),
        ("stopped by copper kettle", "Copper Kettle Bakery"),
        ("Called Northfork", "Northfork Credit Union"),
        ("Called NCU", "Northfork Credit Union"),
        ("met at the northfork branch in Harlow", "Northfork Credit Union, Harlow"),
        ("called Cedar Ridge Hosp. yesterday", "Cedar Ridge Hospital"),
    ],
)
def test_a_partner_is_meant(say: Say, text: str, partner: str) -> None:
    assert names(say(text)) == ([partner], [], [])


@pytest.mark.parametrize(
    ("text", "contact", "partner"),
    [
        ("Called Bob", "Robert Haas", "Rivera Machining"),
        ("texted Lupe", "Guadalupe Torres", "Copper Kettle Bakery"),
        ("Vi a Pepe ayer", "José Núñez", "Bluestem Family Clinic"),
        ("met with jose nunez", "José Núñez", "Bluestem Family Clinic"),
        ("Met with Luis at Rivera", "Luis Rivera", "Rivera Machining"),
        ("Called Rivera, Luis was in", "Luis Rivera", "Rivera Machining"),
        ("Dr. Raman called", "Priya Raman", "Cedar Ridge Hospital"),
    ],
)
def test_a_person_brings_their_partner(say: Say, text: str, contact: str, partner: str) -> None:
    assert names(say(text)) == ([partner], [contact], [])


def test_two_that_fit_alike_are_both_offered(say: Say) -> None:
    partners, contacts, doubts = names(say("Left Luis a voicemail"))
    assert (partners, contacts) == ([], [])
    assert [(it[0], set(it[1])) for it in doubts] == [("Luis", {"Luis Rivera", "Luis Dunning"})]
    assert names(say("Called Dunmore"))[2] == [
        ("Dunmore", ["Dunmore Castings", "Dunmore Creamery"])
    ]


def test_a_named_person_settles_which_partner_is_meant(say: Say) -> None:
    assert names(say("Met Luis Dunning from Dunmore")) == (
        ["Dunmore Castings"],
        ["Luis Dunning"],
        [],
    )


@pytest.mark.parametrize("text", ["Called Vega Tile, no answer", "met with Vega Tile"])
def test_a_name_that_fits_nothing_is_offered_as_new(say: Say, text: str) -> None:
    assert names(say(text)) == ([], [], [("Vega Tile", [])])


def test_a_known_first_name_with_another_surname_is_somebody_new(say: Say) -> None:
    assert names(say("Met Robert Quist at Rivera")) == (
        ["Rivera Machining"],
        [],
        [("Robert Quist", [])],
    )


def test_what_is_archived_is_not_found(say: Say) -> None:
    assert names(say("called Old Foundry"))[0] == []


def test_colleagues_and_schools_are_no_strangers(say: Say, ana: Membership) -> None:
    assert ana.display_name == "Ana Ames"
    assert names(say("Met with Ana Ames about the budget")) == ([], [], [])


@pytest.mark.parametrize(
    "text", ["Toured with 14 students in March", "Follow up on Monday", "ok", "", "12345", "🙂"]
)
def test_ordinary_words_name_nobody(say: Say, text: str) -> None:
    assert names(say(text)) == ([], [], [])


def test_another_office_knows_none_of_them(say: Say, charlie: Membership) -> None:
    with office_context(charlie.office_id):
        said = understand(charlie.office, "Called Rivera", at=TUESDAY)
    assert said.partners == ()


@pytest.mark.parametrize(
    "text",
    [
        "Called Rivera",
        "Called Rivera, Luis can take 4 job shadows, follow up after break",
        "Met Robert Quist, Vega Tile, Lupe, Dunmore and BFC next term about the fair " * 20,
    ],
)
def test_the_number_of_statements_does_not_grow(say: Say, text: str) -> None:
    with CaptureQueriesContext(connection) as statements:
        say(text)
    assert len(statements) <= MOST_STATEMENTS


@given(st.text(max_size=120))
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_can_be_said(say: Say, text: str) -> None:
    assert say(text).text == text


@pytest.mark.parametrize(
    "text",
    ["\x00", "'; DROP TABLE x; --", "%_\\", "Called %", "התקשרתי ל-Rivera", "a" * 5000, "Á" * 5000],
)
def test_strange_text_can_be_said(say: Say, text: str) -> None:
    assert say(text).starts_on == TUESDAY
