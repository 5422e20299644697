"""An address of a partner's person from which mail came back: seen, and said to work again."""

from collections.abc import Callable

import pytest
from django.test import Client

from contacts.models import AffiliationEmail
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories import make_affiliation, make_partner

SignIn = Callable[[Membership], Client]
SAID = "Mail to luis@example.org came back."


@pytest.fixture
def shop(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def luis(shop: Partner) -> AffiliationEmail:
    """Luis, whose only address bounced."""
    with office_context(shop.office_id):
        email = make_affiliation(shop, holds="primary", email="luis@example.org").emails.get()
        email.bounced_at = shop.recorded_at
        email.save()
        return email


def url(email: AffiliationEmail) -> str:
    return f"/o/alder/people/emails/{email.pk}/works/"


def partner_page(client: Client, email: AffiliationEmail) -> str:
    return client.get(f"/o/alder/partners/{email.affiliation.partner_id}/").text


def test_the_partners_page_says_so_and_offers_no_mail_there(
    client_of: SignIn, ana: Membership, luis: AffiliationEmail
) -> None:
    page = partner_page(client_of(ana), luis)
    assert SAID in page
    assert url(luis) in page
    assert "mailto:luis@example.org" not in page


@pytest.mark.parametrize("holds", ["primary", "backup", "other"])
def test_whatever_end_they_hold(
    holds: str, client_of: SignIn, ana: Membership, luis: AffiliationEmail
) -> None:
    with office_context(luis.office_id):
        luis.affiliation.holds = holds
        luis.affiliation.save()
    assert partner_page(client_of(ana), luis).count(SAID) == 1


def test_the_persons_page_says_so_too(
    client_of: SignIn, ana: Membership, luis: AffiliationEmail
) -> None:
    page = client_of(ana).get(f"/o/alder/people/{luis.affiliation.contact_id}/").text
    assert SAID in page


def test_it_works_again_when_somebody_says_so(
    client_of: SignIn, ana: Membership, luis: AffiliationEmail
) -> None:
    client = client_of(ana)
    answer = client.post(url(luis), follow=True)
    assert "Mail may go to luis@example.org again." in answer.text
    page = partner_page(client, luis)
    assert SAID not in page
    assert "mailto:luis@example.org" in page


def test_a_leader_sees_it_and_may_not_say_so(
    client_of: SignIn, bob: Membership, luis: AffiliationEmail
) -> None:
    client = client_of(bob)
    page = partner_page(client, luis)
    assert SAID in page
    assert url(luis) not in page
    assert client.post(url(luis)).status_code == 403


def test_to_a_stranger_it_does_not_exist(
    client_of: SignIn, charlie: Membership, luis: AffiliationEmail
) -> None:
    client = client_of(charlie)
    assert client.post(url(luis)).status_code == 404
    assert client.post(url(luis).replace("alder", "birch")).status_code == 404


def test_the_page_of_the_offices_mail_lists_it(
    client_of: SignIn, adam: Membership, luis: AffiliationEmail
) -> None:
    page = client_of(adam).get("/o/alder/settings/mail/").text
    assert "addresses that take no mail" in page
    assert url(luis) in page
