"""A person for the laws, and as much of a history as a list needs."""

from secrets import token_hex

from contacts.models import Contact
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories import make_affiliation, make_contact, make_partner

NAME = "Ines of the laws"


def the_person(office: Office) -> Contact:
    """One of the office; the same each time."""
    with office_context(office.pk):
        found = Contact.objects.filter(office=office, name=NAME).first()
        return found or make_contact(office, name=NAME)


def careers(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """New roles and addresses of the person, and other names; each is a change of its own."""
    for _ in range(number):
        person = the_person(office)
        with office_context(office.pk, by=member.actor_key):
            make_affiliation(
                make_partner(office), person, email=f"{token_hex(4)}@example.org", role="Host"
            )
        with office_context(office.pk, by=member.actor_key):
            Contact.objects.filter(pk=person.pk).update(notes=token_hex(4))
