"""What a partner's history says of its people, and taking it back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from contacts.actions.affiliations import AffiliationFields, hold_end, update_affiliation
from contacts.actions.contacts import archive_contact, update_contact
from contacts.actions.people import add_person
from contacts.models import Affiliation, AffiliationEmail, Contact
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories import make_affiliation, make_contact, make_partner
from tests.partnerships.history import entry_saying, sentences, undo

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def client(client_of: ClientOf, alice: Membership) -> Client:
    return client_of(alice)


@pytest.fixture
def luis(partner: Partner, alder: Office) -> Affiliation:
    with office_context(alder.pk):
        contact = make_contact(alder, name="Luis Rivera")
        return make_affiliation(partner, contact, holds="primary", email="luis@example.org")


@pytest.fixture
def carmen(partner: Partner, alder: Office) -> Affiliation:
    with office_context(alder.pk):
        return make_affiliation(partner, make_contact(alder, name="Carmen Ortega"))


def change(by: Membership, at: Affiliation, **fields: Any) -> None:
    with office_context(at.office_id, by=by.actor_key):
        said = AffiliationFields(**fields)  # type: ignore[typeddict-item]  # any of them
        update_affiliation(by=by, affiliation=now(at), fields=said)


def now(role: Affiliation) -> Affiliation:
    with office_context(role.office_id):
        return Affiliation.objects.select_related("office", "contact", "partner").get(pk=role.pk)


def emails(role: Affiliation) -> list[str]:
    with office_context(role.office_id):
        rows = AffiliationEmail.objects.filter(affiliation=role).order_by("position")
        return list(rows.values_list("address", flat=True))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"role": "Owner"}, "Ana Ames set the role of Luis Rivera to Owner."),
        ({"decision_maker": True}, "Ana Ames noted that Luis Rivera decides."),
        ({"signatory": True}, "Ana Ames noted that Luis Rivera signs agreements."),
        (
            {"holds": "other"},
            "Ana Ames noted that Luis Rivera is no longer primary contact.",
        ),
        ({"ended_on": date(2025, 6, 1)}, "Ana Ames noted that Luis Rivera left on Jun 1, 2025."),
        (
            {"started_on": date(2025, 6, 1)},
            "Ana Ames set the first day of Luis Rivera to Jun 1, 2025.",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_a_role_is_told_and_goes_back(
    client: Client,
    partner: Partner,
    luis: Affiliation,
    ana: Membership,
    fields: dict[str, Any],
    said: str,
) -> None:
    before = {name: getattr(now(luis), name) for name in fields}
    change(ana, luis, **fields)
    assert said in sentences(client, partner)
    undo(client, partner, said)
    assert {name: getattr(now(luis), name) for name in fields} == before


def test_a_new_person_is_one_sentence_and_goes_whole(
    client: Client, partner: Partner, luis: Affiliation, ana: Membership
) -> None:
    with office_context(partner.office_id, by=ana.actor_key):
        role = add_person(
            by=ana,
            partner=partner,
            person={"name": "Maria Lopez"},
            role={"holds": "primary", "emails": ["maria@example.org"], "role": "Manager"},
        )
    entry = entry_saying(client, partner, "Maria Lopez")
    assert [it.text for it in entry.tellings] == ["Ana Ames added Maria Lopez as primary contact."]
    undo(client, partner, "added Maria Lopez")
    with office_context(partner.office_id):
        assert Contact.objects.get(pk=role.contact_id).archived_at is not None
    assert now(luis).holds == "primary"
    undo(client, partner, "took back: Ana Ames added Maria Lopez")
    with office_context(partner.office_id):
        assert Contact.objects.get(pk=role.contact_id).archived_at is None
    assert (now(luis).holds, now(role).holds) == ("other", "primary")


def test_somebody_known_before_is_not_taken_out(
    client: Client, partner: Partner, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        known = make_contact(alder, name="Maria Lopez")
    with office_context(alder.pk, by=ana.actor_key):
        add_person(by=ana, partner=partner, person={}, role={}, known=known)
    entry = entry_saying(client, partner, "Maria Lopez")
    assert entry.why_not == "Maria Lopez is known from elsewhere. Say when they left instead."


def test_an_end_that_changes_hands_is_one_sentence_and_changes_back(
    client: Client, partner: Partner, luis: Affiliation, carmen: Affiliation, ana: Membership
) -> None:
    with office_context(partner.office_id, by=ana.actor_key):
        hold_end(by=ana, affiliation=now(carmen), holds="primary")
    words = "Ana Ames made Carmen Ortega primary contact instead of Luis Rivera."
    assert [it.text for it in entry_saying(client, partner, words).tellings] == [words]
    undo(client, partner, words)
    assert (now(luis).holds, now(carmen).holds) == ("primary", "other")


def test_an_end_that_somebody_else_has_taken_stays_with_them(
    client: Client, partner: Partner, luis: Affiliation, carmen: Affiliation, ana: Membership
) -> None:
    change(ana, luis, ended_on=date(2025, 6, 1))
    with office_context(partner.office_id, by=ana.actor_key):
        hold_end(by=ana, affiliation=now(carmen), holds="primary")
    entry = entry_saying(client, partner, "Luis Rivera left on")
    assert entry.why_not == "Carmen Ortega is primary contact now."
    undo(client, partner, "Luis Rivera left on", status=422)
    assert (now(luis).ended_on, now(carmen).holds) == (date(2025, 6, 1), "primary")


def test_addresses_are_told_and_go_back_to_their_place(
    client: Client, partner: Partner, luis: Affiliation, ana: Membership
) -> None:
    change(ana, luis, emails=["luis@example.org", "shop@example.org"], phones=["555-0100"])
    said = sentences(client, partner)
    assert "Ana Ames added the email address shop@example.org of Luis Rivera." in said
    assert "Ana Ames added the phone number 555-0100 of Luis Rivera." in said
    change(ana, luis, emails=["shop@example.org"])
    undo(client, partner, "took away the email address luis@example.org of Luis Rivera.")
    assert emails(luis) == ["luis@example.org", "shop@example.org"]
    undo(client, partner, "added the email address shop@example.org")
    assert emails(luis) == ["luis@example.org"]


def test_an_address_that_is_there_again_is_not_put_back(
    client: Client, partner: Partner, luis: Affiliation, ana: Membership
) -> None:
    change(ana, luis, emails=[])
    change(ana, luis, emails=["Luis@example.org"])
    entry = entry_saying(client, partner, "took away the email address luis@example.org")
    assert entry.why_not == "luis@example.org is there again."


def test_a_person_is_told_where_they_are_and_goes_back(
    client: Client, partner: Partner, luis: Affiliation, ana: Membership
) -> None:
    with office_context(partner.office_id, by=ana.actor_key):
        update_contact(by=ana, contact=now(luis).contact, fields={"name": "Luis A. Rivera"})
    with office_context(partner.office_id, by=ana.actor_key):
        update_contact(by=ana, contact=now(luis).contact, fields={"language": "es"})
    with office_context(partner.office_id, by=ana.actor_key):
        archive_contact(by=ana, contact=now(luis).contact)
    said = sentences(client, partner)
    assert "Ana Ames renamed Luis Rivera to Luis A. Rivera." in said
    assert "Ana Ames changed the language of Luis A. Rivera from English to Spanish." in said
    for words in ("removed Luis A. Rivera.", "renamed Luis Rivera", "changed the language"):
        undo(client, partner, words)
    contact = now(luis).contact
    assert (contact.name, contact.language, contact.archived_at) == ("Luis Rivera", "en", None)


def test_what_happens_to_a_person_elsewhere_later_is_not_told_here(
    client: Client, partner: Partner, luis: Affiliation, ana: Membership
) -> None:
    change(ana, luis, ended_on=date(2025, 6, 1))
    with office_context(partner.office_id, by=ana.actor_key):
        update_contact(by=ana, contact=now(luis).contact, fields={"name": "Luis A. Rivera"})
    assert not any("renamed" in it for it in sentences(client, partner))


def test_a_person_who_is_gone_does_not_break_the_page(
    client: Client, partner: Partner, luis: Affiliation, ana: Membership
) -> None:
    change(ana, luis, role="Owner")
    with office_context(partner.office_id):
        Affiliation.objects.filter(pk=luis.pk).delete()
        Contact.objects.filter(pk=luis.contact_id).delete()
    assert "Ana Ames set the role of somebody to Owner." in sentences(client, partner)


def test_what_a_mail_server_answered_is_not_taken_back(
    client: Client, partner: Partner, luis: Affiliation
) -> None:
    with office_context(partner.office_id):
        AffiliationEmail.objects.filter(affiliation=luis).update(bounced_at=timezone.now())
    words = "The address luis@example.org of Luis Rivera takes no mail."
    assert entry_saying(client, partner, words).why_not == "That was the answer of a mail server."
