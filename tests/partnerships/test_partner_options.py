"""What a picker offers: names that begin with the text first, then towns and persons."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.registries import search
from offices.models import Membership, Office
from partnerships.models import PartnerStanding
from partnerships.queries.partners import search_partners
from tests.factories import make_partner

ClientOf = Callable[[Membership], Client]

URL = "/o/alder/partners/options/"


def offered(client: Client, **query: Any) -> list[str]:
    response = client.get(URL, {"name": "partners", "type": "checkbox"} | query)
    assert response.status_code == 200
    return re.findall(r"<span>([^<]*)</span>", response.content.decode())


@pytest.fixture
def ana_client(ana: Membership, client_of: ClientOf) -> Client:
    return client_of(ana)


@pytest.fixture
def luis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody finds Rivera by the name of a person."""
    monkeypatch.setattr(search, "_finders", {})

    def find(text: str) -> search.Call | None:
        named = "SELECT id FROM partnerships_partner WHERE name = %s"
        asked = search.Call(f"array({named})", ["Rivera Machining"])
        return asked if "luis".startswith(text) else None

    search.register_partner_search("people", find)


def test_names_that_begin_with_the_text_come_first(in_alder: Office, ana_client: Client) -> None:
    for name, town in (("A River Mill", ""), ("Rivera", ""), ("Abbey", "Riverton"), ("Osage", "")):
        make_partner(in_alder, name=name, town=town)
    assert offered(ana_client, q="river") == ["Rivera", "A River Mill", "Abbey"]


@pytest.mark.usefixtures("luis")
def test_a_persons_name_finds_the_partner(in_alder: Office, ana_client: Client) -> None:
    make_partner(in_alder, name="Rivera Machining")
    make_partner(in_alder, name="Osage")
    assert offered(ana_client, q="lui") == ["Rivera Machining"]
    assert [it.name for it in search_partners(in_alder, "luis")] == ["Rivera Machining"]


def test_without_text_the_partners_touched_last_are_offered(
    in_alder: Office, ana_client: Client
) -> None:
    for name, day in (("Old", date(2026, 1, 1)), ("New", date(2026, 2, 1)), ("Never", None)):
        partner = make_partner(in_alder, name=name)
        PartnerStanding.objects.filter(partner=partner).update(last_touch_on=day)
    assert offered(ana_client) == ["New", "Old", "Never"]


def test_eight_at_most_and_none_that_is_chosen_or_archived(
    in_alder: Office, ana_client: Client
) -> None:
    partners = [make_partner(in_alder, name=f"Partner {n}") for n in range(12)]
    make_partner(in_alder, name="Partner 0 archived", archived_at=timezone.now())
    names = offered(ana_client, q="partner", chosen=[partners[0].pk, "x"])
    assert len(names) == 8
    assert "Partner 0" not in names
    assert "Partner 0 archived" not in names


def test_a_branch_says_whose_it_is(in_alder: Office, ana_client: Client) -> None:
    bank = make_partner(in_alder, name="First Bank")
    make_partner(in_alder, name="East", parent=bank, town="Dunmore")
    page = ana_client.get(URL, {"q": "east", "name": "p", "type": "radio"}).content.decode()
    assert "<small>First Bank, Dunmore</small>" in page


def test_a_parent_can_be_no_branch_and_not_itself(in_alder: Office, ana_client: Client) -> None:
    bank = make_partner(in_alder, name="Bank One")
    make_partner(in_alder, name="Bank One East", parent=bank)
    other = make_partner(in_alder, name="Bank Two")
    assert offered(ana_client, q="bank", parents=other.pk) == ["Bank One"]
    assert offered(ana_client, q="bank", parents=0) == ["Bank One", "Bank Two"]


def test_a_leader_is_offered_partners_too(
    in_alder: Office, bob: Membership, client_of: ClientOf
) -> None:
    make_partner(in_alder, name="Rivera")
    assert offered(client_of(bob), q="riv") == ["Rivera"]


def test_to_charlie_they_do_not_exist(
    in_alder: Office, charlie: Membership, client_of: ClientOf
) -> None:
    make_partner(in_alder, name="Rivera")
    client = client_of(charlie)
    assert client.get(URL).status_code == 404
    assert "Rivera" not in client.get("/o/birch/partners/options/?q=riv").content.decode()
