"""The history of a person, and taking back what can be taken back."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from contacts.models import Contact
from contacts.presenters.tabs import contact_tabs
from contacts.queries.contact_history import SUBJECT
from contacts.views.found import find_contact
from core.exports.answers import Format, send_table
from core.history.read import Asked
from core.htmx import is_htmx
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.exports.history import export_history
from partnerships.presenters.history_page import asked_for, history_context
from partnerships.views.history import undo_asked

TEMPLATE = "contacts/history.html"


@require_GET
def contact_history(request: OfficeRequest, office: str, contact: int) -> HttpResponse:
    """Who changed what and when; `?before=` goes back in time."""
    person = find_contact(request, contact)
    require(request.membership, Permission.SEE)
    return render(request, TEMPLATE, _context(request, person))


@require_GET
def contact_history_file(
    request: OfficeRequest, office: str, contact: int, kind: Format
) -> HttpResponseBase:
    """The whole history as a file."""
    person = find_contact(request, contact)
    require(request.membership, Permission.EXPORT)
    table = export_history(request.office, person.name, _asked(request, person), "")
    return send_table(request.office.pk, table, kind)


@require_POST
def contact_history_undo(request: OfficeRequest, office: str, contact: int) -> HttpResponse:
    """Take back the change that `entry` names; the toast offers to take that back in turn."""
    person = find_contact(request, contact)
    require(request.membership, Permission.SEE)
    context = partial(_context, request, person)
    return undo_asked(request, _asked(request, person), TEMPLATE, context)


def _asked(request: OfficeRequest, person: Contact) -> Asked:
    return asked_for(request, person.pk, SUBJECT)


def _context(request: OfficeRequest, person: Contact) -> dict[str, Any]:
    goes_on = is_htmx(request) and "before" in request.GET
    return {
        "contact": person,
        "tabs": contact_tabs(request.office.slug, person.pk, "contact_history"),
        **history_context(request, _asked(request, person), {}, goes_on=goes_on),
    }
