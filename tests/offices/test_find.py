"""Find: partners, people, activities, pages and commands, from anywhere."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.factories import (
    make_activity,
    make_affiliation,
    make_contact,
    make_partner,
)
from tests.offices.pages import HTMX, ClientOf

PAGE = "/o/alder/find/"
FRAME = 7
"""Statements that each request has; see tests/laws/test_frame.py."""


@pytest.fixture(autouse=True)
def known(alder: Office, alice: Membership) -> None:
    with office_context(alder.pk):
        rivera = make_partner(alder, name="Rivera Machining", town="Harlow")
        make_partner(alder, name="Bluestem Family Clinic", town="Harlow")
        make_partner(alder, name="Depósito Núñez", town="Harlow")
        luis = make_contact(alder, name="Luis Rivera")
        make_affiliation(rivera, luis, email="luis@rivera.example.org")
        make_activity(
            rivera,
            kind="call",
            starts_on=date(2026, 11, 2),
            notes="Luis Rivera talked about anodizing.",
        )


def titles(client_of: ClientOf, member: Membership, words: str) -> list[str]:
    answer = client_of(member).get(PAGE, {"q": words}, headers=HTMX)
    assert answer.status_code == 200
    return [str(hit.title) for hit in answer.context["hits"]]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("rivera mach", "Rivera Machining"),
        ("RIVREA MACHINING", "Rivera Machining"),
        ("bluestm", "Bluestem Family Clinic"),
        ("bfc", "Bluestem Family Clinic"),
        ("RM", "Rivera Machining"),
        ("nunez", "Depósito Núñez"),
        ("bl", "Bluestem Family Clinic"),
        ("luis", "Luis Rivera"),
        ("lius", "Luis Rivera"),
        ("luis@riv", "Luis Rivera"),
        ("anodiz", "Call: Rivera Machining"),
        ("log", "Log a touch"),
        ("new partner", "New partner"),
        ("add", "New partner"),
        ("members", "Members"),
        ("time zone", "Office"),
    ],
)
def test_what_was_meant_comes_first(
    client_of: ClientOf, alice: Membership, words: str, first: str
) -> None:
    assert titles(client_of, alice, words)[0] == first


def test_names_that_begin_with_it_come_before_shorter_ones_that_hold_it(
    client_of: ClientOf, alder: Office, alice: Membership
) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="La Rivera", town="Harlow")
    found = titles(client_of, alice, "rivera")
    assert found.index("Rivera Machining") < found.index("La Rivera")


def test_two_letters_are_looked_for_where_words_begin(
    client_of: ClientOf, alder: Office, alice: Membership
) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Echo Printing", town="Harlow")
    assert "Echo Printing" in titles(client_of, alice, "pr")
    assert "Echo Printing" not in titles(client_of, alice, "ri")


def test_a_person_says_where_they_are(client_of: ClientOf, alice: Membership) -> None:
    answer = client_of(alice).get(PAGE, {"q": "luis"}, headers=HTMX)
    assert [it.note for it in answer.context["hits"] if it.title == "Luis Rivera"] == [
        "Rivera Machining"
    ]


def test_before_anything_is_typed_it_says_what_can_be_done(
    client_of: ClientOf, alice: Membership
) -> None:
    found = titles(client_of, alice, "")
    assert found[:2] == ["Log a touch", "New partner"]
    assert "Rivera Machining" in found


def test_nothing_found_is_said(client_of: ClientOf, alice: Membership) -> None:
    page = client_of(alice).get(PAGE, {"q": "qqqqxx"}, headers=HTMX).content.decode()
    assert "Nothing found for “qqqqxx”" in page
    assert "0 results" in page


def test_only_what_the_member_may_do_is_offered(
    client_of: ClientOf, bob: Membership, ana: Membership
) -> None:
    assert "New partner" not in titles(client_of, bob, "new partner")
    assert "Labels" not in titles(client_of, ana, "labels")


def test_archived_things_are_not_found(
    client_of: ClientOf, alder: Office, alice: Membership
) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Gone Fishing Gear", archived_at=timezone.now())
    assert titles(client_of, alice, "gone fishing") == []


@pytest.mark.parametrize(
    "words", ["'", "a' | 'b", "%_\\", "\x00", "🙂", "x" * 5000, "& | ! <->", "' OR 1=1 --"]
)
def test_anything_may_be_typed(client_of: ClientOf, alice: Membership, words: str) -> None:
    titles(client_of, alice, words)


def test_without_script_it_is_a_page_of_links(client_of: ClientOf, alice: Membership) -> None:
    page = client_of(alice).get(PAGE, {"q": "rivera"}).content.decode()
    assert "<h1>Find</h1>" in page
    assert "Rivera Machining</a>" in page


def test_another_offices_things_are_not_found(
    client_of: ClientOf, charlie: Membership, alice: Membership
) -> None:
    answer = client_of(charlie).get("/o/birch/find/", {"q": "rivera"}, headers=HTMX)
    assert [str(it.title) for it in answer.context["hits"]] == []
    assert client_of(charlie).get(PAGE, {"q": "rivera"}).status_code == 404


def test_who_works_in_two_offices_can_switch(
    client_of: ClientOf, alder: Office, birch: Office, alice: Membership
) -> None:
    with office_context(birch.pk):
        Membership.objects.create(
            office=birch, user=alice.user, role="coordinator", display_name="Alice"
        )
    assert titles(client_of, alice, "switch") == [f"Switch to {birch.name}"]
    assert titles(client_of, alice, birch.name)[0] == f"Switch to {birch.name}"


def test_it_asks_as_many_questions_with_fifty_partners_as_with_one(
    client_of: ClientOf, alder: Office, alice: Membership
) -> None:
    client = client_of(alice)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(PAGE, {"q": "rivera"}, headers=HTMX)
        assert len(answer.context["hits"]) > 1
        return len(queries)

    client.get(PAGE)  # what is remembered for the next time
    before = asked()
    with office_context(alder.pk):
        for _number in range(50):
            partner = make_partner(alder, name="Rivera Steel")
            make_affiliation(partner, make_contact(alder, name="Rosa Rivera"))
            make_activity(partner, notes="Rivera came along.")
    assert asked() == before
    assert before <= FRAME + 11
