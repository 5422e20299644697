"""A person's own history: at every partner, told in words, taken back where that is safe."""

from datetime import date

import pytest
from django.test import Client

from contacts.actions.affiliations import update_affiliation
from contacts.actions.contacts import archive_contact, create_contact, update_contact
from contacts.models import Affiliation, Contact
from core.history.keys import PATTERN
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.contacts.pages import ClientOf
from tests.factories import make_affiliation, make_partner
from tests.laws.exported import csv_of


@pytest.fixture
def hatter(alder: Office, luis: Affiliation) -> Affiliation:
    """What Luis is at the chamber, besides his own shop."""
    with office_context(alder.pk):
        chamber = make_partner(alder, name="Harlow Chamber")
        return make_affiliation(chamber, luis.contact, role="Treasurer")


def url_of(contact: Contact) -> str:
    return f"/o/alder/people/{contact.pk}/history/"


def told(client: Client, contact: Contact) -> dict[str, str]:
    """The sentences, and the key of each one's entry where it can be undone."""
    response = client.get(url_of(contact))
    assert response.status_code == 200
    entries = [line.entry for line in response.context["lines"]]
    return {
        telling.text: entry.key if entry.can_undo else entry.why_not
        for entry in entries
        for telling in entry.tellings
    }


def undo(client: Client, contact: Contact, words: str) -> None:
    [key] = [key for text, key in told(client, contact).items() if words in text]
    assert client.post(f"{url_of(contact)}undo/", {"entry": key}).status_code == 302


def test_it_tells_of_the_person_and_of_each_role_with_its_partner(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, hatter: Affiliation
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        update_contact(by=ana, contact=luis.contact, fields={"name": "Luis M. Rivera"})
    with office_context(alder.pk, by=ana.actor_key):
        update_affiliation(by=ana, affiliation=hatter, fields={"role": "President"})
    with office_context(alder.pk, by=ana.actor_key):
        luis.contact.refresh_from_db()
        update_affiliation(by=ana, affiliation=luis, fields={"ended_on": date(2026, 1, 31)})
    said = " ".join(told(client_of(ana), luis.contact))
    assert "Luis Rivera to Luis M. Rivera" in said
    assert "At Harlow Chamber: Ana Ames changed the" in said
    assert "At Rivera Machining: Ana Ames" in said
    assert "At Rivera Machining: Lanyard added Luis M. Rivera as primary contact." in said


def test_what_happened_to_others_there_is_not_in_it(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, carmen: Affiliation
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        update_affiliation(by=ana, affiliation=carmen, fields={"role": "Bookkeeper"})
    assert "Carmen" not in " ".join(told(client_of(ana), luis.contact))
    assert "Bookkeeper" in " ".join(told(client_of(ana), carmen.contact))


def test_a_change_is_taken_back_and_the_partner_s_history_says_so(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, rivera: Partner
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        update_affiliation(by=ana, affiliation=luis, fields={"emails": ["new@rivera.example"]})
    client = client_of(ana)
    undo(client, luis.contact, "new@rivera.example")
    with office_context(alder.pk):
        assert [it.address for it in luis.emails.all()] == ["luis@rivera.example"]
    page = client.get(f"/o/alder/partners/{rivera.pk}/history/").content.decode()
    assert "Ana Ames took back: " in page
    assert "took back" in next(iter(told(client, luis.contact)))


def test_who_holds_an_end_is_left_to_the_partner_s_history(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, carmen: Affiliation
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        update_affiliation(by=ana, affiliation=carmen, fields={"holds": "primary"})
    said = told(client_of(ana), carmen.contact)
    [why] = [why for text, why in said.items() if "made Carmen Ortega primary contact" in text]
    assert why == "Who holds an end is taken back in the partner's history."


def test_somebody_without_a_role_was_added_and_removed_and_is_brought_back(
    client_of: ClientOf, alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        person = create_contact(by=ana, office=alder, fields={"name": "Maya Lopez"})
    with office_context(alder.pk, by=ana.actor_key):
        archive_contact(by=ana, contact=person)
    client = client_of(ana)
    assert "Ana Ames added Maya Lopez." in told(client, person)
    undo(client, person, "removed")
    with office_context(alder.pk):
        person.refresh_from_db()
    assert person.archived_at is None


def test_leaders_read_it_and_are_offered_nothing(
    client_of: ClientOf, alder: Office, ana: Membership, bob: Membership, luis: Affiliation
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        update_contact(by=ana, contact=luis.contact, fields={"notes": "Early bird"})
    page = client_of(bob).get(url_of(luis.contact)).content.decode()
    assert "Early bird" in page
    assert "Undo this" not in page
    key = next(iter(told(client_of(ana), luis.contact).values()))
    assert PATTERN.fullmatch(key)
    answer = client_of(bob).post(f"{url_of(luis.contact)}undo/", {"entry": key})
    assert answer.status_code == 403


def test_the_person_s_page_leads_to_it_and_it_comes_as_a_file(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, charlie: Membership
) -> None:
    page = client_of(ana).get(f"/o/alder/people/{luis.contact_id}/").content.decode()
    assert f'href="{url_of(luis.contact)}"' in page
    rows = csv_of(client_of(ana).get(url_of(luis.contact)[:-1] + ".csv"))
    assert [row["What"] for row in rows] == [
        "At Rivera Machining: Lanyard added Luis Rivera as primary contact."
    ]
    assert client_of(charlie).get(url_of(luis.contact)).status_code == 404
