"""Adding, changing and archiving people."""

from typing import TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.actions.standing import lock_standing, refresh_contact_standing
from contacts.models import Contact
from core.actions import action
from core.actors import Actor
from offices.models import Membership, Office
from offices.permissions import Permission, require


class ContactFields(TypedDict, total=False):
    """What may be said of a person; what they are at a partner is an affiliation."""

    name: str
    preferred_name: str
    language: str
    notes: str


@action
def create_contact(*, by: Actor, office: Office, fields: ContactFields) -> Contact:
    """Record a person. Raises ValidationError by field; `name` is needed."""
    _require(by)
    recorder = by if isinstance(by, Membership) else None
    contact = Contact(office=office, recorded_by=recorder)
    _fill(contact, {"name": "", **fields})
    contact.save()
    return contact


@action
def update_contact(*, by: Actor, contact: Contact, fields: ContactFields) -> Contact:
    """Change what `fields` names and leave the rest. Raises ValidationError by field."""
    _require(by)
    _fill(contact, fields)
    contact.save(update_fields=list(fields))
    return contact


@action
def archive_contact(*, by: Actor, contact: Contact) -> Contact:
    """Take a person out of sight everywhere; `restore_contact` brings them back."""
    _require(by)
    if contact.archived_at is None:
        contact.archived_at = timezone.now()
        _save_archived(contact)
    return contact


@action
def restore_contact(*, by: Actor, contact: Contact) -> Contact:
    """Undo `archive_contact`. An end that somebody else has taken since stays with them."""
    _require(by)
    if contact.archived_at is not None:
        contact.archived_at = None
        _save_archived(contact)
    return contact


def _require(by: Actor) -> None:
    if isinstance(by, Membership):
        require(by, Permission.EDIT_PARTNERS)


def _fill(contact: Contact, fields: ContactFields) -> None:
    for name, value in fields.items():
        setattr(contact, name, value.strip() if isinstance(value, str) else value)
    untouched = {field.name for field in contact._meta.fields} - set(fields)
    if "name" in fields and not contact.name:
        raise ValidationError({"name": [_("Write the person's name.")]})
    contact.clean_fields(exclude=untouched)


def _save_archived(contact: Contact) -> None:
    partner_ids = list(contact.affiliations.values_list("partner_id", flat=True))
    lock_standing(contact.office_id, partner_ids)
    contact.save(update_fields=["archived_at"])
    refresh_contact_standing(contact.office_id, partner_ids)
