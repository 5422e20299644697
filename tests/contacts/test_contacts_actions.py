"""Adding, changing, archiving and restoring people."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from contacts.actions.contacts import (
    archive_contact,
    create_contact,
    restore_contact,
    update_contact,
)
from contacts.models import Contact
from core.actors import SYSTEM
from offices.models import Membership, Office
from tests.factories import make_affiliation, make_contact, make_partner


def test_a_person_is_recorded_with_who_recorded_them(in_alder: Office, ana: Membership) -> None:
    contact = create_contact(
        by=ana,
        office=in_alder,
        fields={"name": "  Luis Rivera ", "preferred_name": "Lucho", "language": "es"},
    )
    contact.refresh_from_db()
    assert (contact.name, contact.preferred_name, contact.language) == (
        "Luis Rivera",
        "Lucho",
        "es",
    )
    assert contact.recorded_by == ana


def test_the_system_records_nobody_as_recorder(in_alder: Office) -> None:
    contact = create_contact(by=SYSTEM, office=in_alder, fields={"name": "Luis"})
    assert contact.recorded_by is None


@pytest.mark.parametrize("name", ["", "   "])
def test_a_person_needs_a_name(in_alder: Office, ana: Membership, name: str) -> None:
    with pytest.raises(ValidationError) as caught:
        create_contact(by=ana, office=in_alder, fields={"name": name})
    assert caught.value.message_dict == {"name": ["Write the person's name."]}


def test_a_language_that_we_do_not_write_is_refused(in_alder: Office, ana: Membership) -> None:
    with pytest.raises(ValidationError) as caught:
        create_contact(by=ana, office=in_alder, fields={"name": "Luis", "language": "xx"})
    assert list(caught.value.message_dict) == ["language"]


def test_an_update_changes_only_what_it_names(in_alder: Office, ana: Membership) -> None:
    contact = make_contact(in_alder, name="Luis", notes="Before 9 am")
    update_contact(by=ana, contact=contact, fields={"name": "Luis Rivera"})
    contact.refresh_from_db()
    assert (contact.name, contact.notes, contact.name_key) == (
        "Luis Rivera",
        "Before 9 am",
        "luis rivera",
    )


def test_archived_people_do_not_count_until_they_are_restored(
    in_alder: Office, ana: Membership
) -> None:
    partner = make_partner(in_alder)
    contact = make_affiliation(partner, holds="primary").contact
    archive_contact(by=ana, contact=contact)
    standing = partner.standings.get()
    assert (standing.contact_count, standing.has_primary_contact) == (0, False)
    restore_contact(by=ana, contact=contact)
    standing.refresh_from_db()
    assert (standing.contact_count, standing.has_primary_contact) == (1, True)


def test_leaders_may_not_change_people(in_alder: Office, bob: Membership) -> None:
    contact = make_contact(in_alder)
    with pytest.raises(PermissionDenied):
        create_contact(by=bob, office=in_alder, fields={"name": "Luis"})
    with pytest.raises(PermissionDenied):
        update_contact(by=bob, contact=contact, fields={"name": "Luis"})
    with pytest.raises(PermissionDenied):
        archive_contact(by=bob, contact=contact)
    with pytest.raises(PermissionDenied):
        restore_contact(by=bob, contact=contact)
    assert list(Contact.objects.values_list("name", flat=True)) == [contact.name]
