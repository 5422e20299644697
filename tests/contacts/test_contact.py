"""The page of a person."""

from datetime import date

from contacts.models import Affiliation, AffiliationPhone
from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.contacts.pages import ClientOf
from tests.factories import make_affiliation, make_partner


def test_it_says_how_to_reach_them_and_where_they_are(
    client_of: ClientOf, alder: Office, bob: Membership, luis: Affiliation
) -> None:
    with office_context(alder.pk):
        number = "(555) 010-0100 x12"
        AffiliationPhone.objects.create(office=alder, affiliation=luis, number=number)
        make_affiliation(
            make_partner(alder, name="Harlow Chamber"), luis.contact, ended_on=date(2024, 6, 1)
        )
    page = client_of(bob).get(f"/o/alder/people/{luis.contact_id}/").content.decode()
    assert 'href="tel:5550100100,12"' in page
    assert 'href="mailto:luis@rivera.example"' in page
    assert page.index("Rivera Machining") < page.index("Harlow Chamber")
    assert "until Jun 1, 2024" in page


def test_a_leader_sees_it_without_what_changes_it(
    client_of: ClientOf, bob: Membership, ana: Membership, luis: Affiliation
) -> None:
    url, edit = f"/o/alder/people/{luis.contact_id}/", f"/o/alder/people/roles/{luis.pk}/edit/"
    assert edit in client_of(ana).get(url).content.decode()
    assert edit not in client_of(bob).get(url).content.decode()


def test_to_a_stranger_the_person_does_not_exist(
    client_of: ClientOf, charlie: Membership, luis: Affiliation
) -> None:
    for slug in ("alder", "birch"):
        answer = client_of(charlie).get(f"/o/{slug}/people/{luis.contact_id}/")
        assert answer.status_code == 404
