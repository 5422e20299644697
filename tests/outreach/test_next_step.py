"""The next step on a partner's page."""

from datetime import timedelta

from django.test import Client

from contacts.models import AffiliationPhone
from contacts.queries.people import people_of_partner
from offices.models import Membership, Office
from outreach.panels.next_step import phone_of
from partnerships.models import Partner
from tests.factories import make_affiliation, make_follow_up, make_partner


def page_of(client: Client, partner: Partner) -> str:
    return client.get(f"/o/alder/partners/{partner.pk}/").content.decode()


def test_the_first_due_stands_first_and_says_that_it_is_late(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner, today = make_partner(in_alder), in_alder.today()
    make_follow_up(partner, ana, what="Second", due_on=today + timedelta(days=3))
    first = make_follow_up(partner, ana, what="First", due_on=today - timedelta(days=4))
    page = page_of(ana_client, partner)
    assert page.index("<strong>First</strong>") < page.index("Second")
    assert "4 days late" in page
    for verb in ("settle", "later", "edit"):
        assert f"/o/alder/follow-ups/{first.pk}/{verb}/" in page
    assert f"/o/alder/log/?follow_up={first.pk}" in page


def test_an_archived_partner_is_offered_nothing_new(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    partner.archived_at = partner.recorded_at
    partner.save()
    page = page_of(ana_client, partner)
    assert "Nothing is planned." in page
    for click in ("Set a next step", "Add another", "Log the first touch"):
        assert click not in page


def test_what_is_closed_or_archived_is_not_there(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    now = partner.recorded_at
    make_follow_up(partner, ana, what="Over", status="done", closed_at=now)
    make_follow_up(partner, ana, what="Away", archived_at=now)
    page = page_of(ana_client, partner)
    assert "Over" not in page
    assert "Set a next step" in page


def test_call_rings_the_primary_contact_else_the_partner(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder, phone="555-0199")
    make_follow_up(partner, ana)
    assert 'class="btn go" href="tel:555-0199"' in page_of(ana_client, partner)
    luis = make_affiliation(partner, holds="primary")
    AffiliationPhone.objects.create(office=in_alder, affiliation=luis, number="555-0100")
    assert 'class="btn go" href="tel:555-0100"' in page_of(ana_client, partner)


def test_without_a_number_there_is_nothing_to_ring(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    make_follow_up(partner, ana)
    assert 'href="tel:' not in page_of(ana_client, partner)


def test_the_phone_of_a_contact_who_is_archived_is_not_offered(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder, phone="555 0100")
    primary = make_affiliation(partner, holds="primary")
    AffiliationPhone.objects.create(office=in_alder, affiliation=primary, number="555 0199")
    make_follow_up(partner, ana)
    people = people_of_partner(in_alder, partner.pk, in_alder.today())
    assert phone_of(partner, people) == "555 0199"
    primary.contact.archived_at = partner.recorded_at
    primary.contact.save()
    people = people_of_partner(in_alder, partner.pk, in_alder.today())
    assert phone_of(partner, people) == "555 0100"
