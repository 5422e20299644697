from itertools import count
from typing import Any

from contacts.actions.standing import refresh_contact_standing
from contacts.models import Affiliation, AffiliationEmail, Contact
from offices.models import Office
from partnerships.models import Partner

_number = count(1)


def make_contact(office: Office, **fields: Any) -> Contact:
    fields.setdefault("name", f"Person {next(_number)}")
    return Contact.objects.create(office=office, **fields)


def make_affiliation(
    partner: Partner, contact: Contact | None = None, **fields: Any
) -> Affiliation:
    """A person at a partner; `email` gives that role an address. Keeps the standing true."""
    office, email = partner.office, fields.pop("email", None)
    affiliation = Affiliation.objects.create(
        office=office, partner=partner, contact=contact or make_contact(office), **fields
    )
    if email:
        AffiliationEmail.objects.create(office=office, affiliation=affiliation, address=email)
    refresh_contact_standing(office.pk, [partner.pk])
    return affiliation
