"""Find what the address names in this office, or answer 404."""

from django.http import Http404

from contacts.models import Affiliation, AffiliationEmail, Contact
from contacts.queries.contacts import get_affiliation, get_contact, get_email
from offices.requests import OfficeRequest


def find_contact(request: OfficeRequest, pk: int) -> Contact:
    """The person; Http404 when there is none in this office."""
    try:
        return get_contact(request.office, pk)
    except Contact.DoesNotExist as error:
        raise Http404 from error


def find_affiliation(request: OfficeRequest, pk: int) -> Affiliation:
    """The role with its person and partner; Http404 when there is none in this office."""
    try:
        return get_affiliation(request.office, pk)
    except Affiliation.DoesNotExist as error:
        raise Http404 from error


def find_email(request: OfficeRequest, pk: int) -> AffiliationEmail:
    """The address of a role; Http404 when there is none in this office."""
    try:
        return get_email(request.office, pk)
    except AffiliationEmail.DoesNotExist as error:
        raise Http404 from error
