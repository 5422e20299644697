"""The start page: into the office, or a choice."""

from collections.abc import Callable

import pytest
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, User
from tests import cast

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def in_both(charlie: Membership) -> Client:
    """Charlie, were Charlie a member of Alder too."""
    user = charlie.user
    with office_context(cast.ALDER):
        Membership.objects.create(
            office_id=cast.ALDER, user=user, role="coordinator", display_name="Charlie Chen"
        )
    client = Client()
    client.force_login(user)
    return client


def test_a_visitor_is_sent_to_sign_in(db: None) -> None:
    assert Client().get("/")["Location"] == "/accounts/login/?next=/"


def test_a_member_of_one_office_goes_there(ana: Membership, client_of: ClientOf) -> None:
    assert client_of(ana).get("/")["Location"] == "/o/alder/"


def test_a_member_of_two_offices_chooses_once(in_both: Client) -> None:
    page = in_both.get("/")
    assert [link.name for link in page.context["offices"]] == [
        "Alder School District",
        "Birch College",
    ]
    in_both.get("/o/birch/")
    assert in_both.get("/")["Location"] == "/o/birch/"
    in_both.get("/o/alder/")
    assert in_both.get("/")["Location"] == "/o/alder/"


def test_the_account_menu_leads_to_the_other_office(in_both: Client) -> None:
    page = in_both.get("/o/alder/").content.decode()
    assert '<a href="/o/birch/">' in page
    assert '<a href="/o/alder/">' not in page.split("Switch office")[1].split("</div>")[0]


def test_an_office_that_one_has_left_is_not_gone_to(ana: Membership, client_of: ClientOf) -> None:
    client = client_of(ana)
    client.cookies["last_office"] = "birch"
    assert client.get("/")["Location"] == "/o/alder/"


def test_somebody_without_an_office_is_told_so(db: None) -> None:
    client = Client()
    client.force_login(User.objects.create_user("nobody@example.org", "a-long-enough-one"))
    page = client.get("/")
    assert page.status_code == 200
    assert "You are in no office yet" in page.content.decode()
