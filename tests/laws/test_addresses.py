"""Each address that names an office or a thing by each role by Charlie, to whom nothing exists."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from core.tenancy.context import office_context
from offices.models import Membership
from tests.cast import ALDER, ANA
from tests.laws.addresses import Address, addresses, office_addresses
from tests.laws.things import make_things
from tests.people import member_of, office_of, signed_in
from tests.standing import standing

ADDRESSES = office_addresses()
WITH_THINGS = [
    address
    for address in ADDRESSES
    if any(part not in ("office", "vocabulary", "mail", "year") for part in address.parts)
]
MEMBERS_MAY_GET = {200, 204, 302, 400, 403, 405, 422}


@pytest.fixture(scope="module")
def things(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Any]]:
    """Made once for all addresses: what a test does to them is taken back after it."""
    with standing(django_db_blocker):
        with django_db_blocker.unblock(), office_context(ALDER, by=f"member:{ANA}"):
            made = make_things(office_of(ALDER), member_of(ALDER, ANA))
        yield made


def answers(client: Client, url: str) -> set[int]:
    """What GET and an empty POST answer; a method that is not offered does not count."""
    found = {closed(client.get(url)), closed(client.post(url))}
    return found - {405}


def closed(response: Any) -> int:
    """The status; a file that was to be sent is closed."""
    for close in response._resource_closers:
        close()
    return int(response.status_code)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_to_charlie_alder_does_not_exist(
    address: Address, charlie: Membership, things: dict[str, Any]
) -> None:
    assert answers(signed_in(charlie), address.url(office="alder", **things)) == {404}


@pytest.mark.django_db
@pytest.mark.parametrize("address", WITH_THINGS, ids=lambda address: address.name)
def test_in_his_own_office_charlie_finds_nothing_of_alder(
    address: Address, charlie: Membership, things: dict[str, Any]
) -> None:
    assert answers(signed_in(charlie), address.url(office="birch", **things)) == {404}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_who_is_not_signed_in_is_sent_to_sign_in(address: Address, things: dict[str, Any]) -> None:
    response = Client().get(address.url(office="alder", **things))
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=/o/alder/")


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["alice", "ana", "adam", "bob"])
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_each_role_gets_an_answer(
    address: Address, role: str, request: pytest.FixtureRequest, things: dict[str, Any]
) -> None:
    client = signed_in(request.getfixturevalue(role))
    found = answers(client, address.url(office="alder", **things))
    assert found <= MEMBERS_MAY_GET
    assert found


def test_no_address_is_without_a_name() -> None:
    assert {"today", "partners", "partner", "log", "profile"} <= {a.name for a in addresses()}


def test_what_opens_without_an_office_is_known() -> None:
    """All else needs a member. The link that stops a mail is good for whoever holds it; the probes
    tell whether Lanyard works, and of nobody."""
    outside = {a.name for a in addresses() if "office" not in a.parts}
    own = {name for name in outside if not name.startswith("account_")}
    assert own == {"home", "theme", "set_language", "mail_stop", "healthz", "readyz"}


@pytest.mark.django_db
@pytest.mark.parametrize("signed", ["x", "WzEsMiwiZGFpbHktZGlnZXN0Il0:1xUw4d:forged", "a:b:c"])
def test_a_mail_is_stopped_by_our_signature_alone(signed: str, charlie: Membership) -> None:
    url = reverse("mail_stop", args=[signed])
    for client in (Client(), signed_in(charlie)):
        assert answers(client, url) == {404}
