"""A person and their role in one step, as the forms ask for them."""

from contacts.actions.affiliations import AffiliationFields, add_affiliation, update_affiliation
from contacts.actions.contacts import ContactFields, create_contact, update_contact
from contacts.models import Affiliation, Contact
from core.actions import action
from core.actors import Actor
from partnerships.models import Partner


@action
def add_person(
    *,
    by: Actor,
    partner: Partner,
    person: ContactFields,
    role: AffiliationFields,
    known: Contact | None = None,
) -> Affiliation:
    """Add somebody to a partner; `known` is the person the office has already, left unchanged.

    Raises ValidationError by field.
    """
    contact = known or create_contact(by=by, office=partner.office, fields=person)
    return add_affiliation(by=by, partner=partner, contact=contact, fields=role)


@action
def edit_person(
    *, by: Actor, affiliation: Affiliation, person: ContactFields, role: AffiliationFields
) -> Affiliation:
    """Change a person and one of their roles together, or neither. Raises ValidationError."""
    update_contact(by=by, contact=affiliation.contact, fields=person)
    return update_affiliation(by=by, affiliation=affiliation, fields=role)
