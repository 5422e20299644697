"""Pages of a person: see, add, edit, remove, bring back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from contacts.actions.contacts import archive_contact, restore_contact
from contacts.actions.people import add_person, edit_person
from contacts.enums.affiliations import Holds
from contacts.forms.people import EditPersonForm
from contacts.forms.same_person import NewPersonForm
from contacts.models import Affiliation
from contacts.presenters.tabs import contact_tabs
from contacts.queries.people import roles_of_contact
from contacts.views.found import find_affiliation, find_contact
from core.htmx import next_url, saved
from offices.forms.errors import tried
from offices.permissions import Permission, may, require
from offices.requests import OfficeRequest
from partnerships.models import Partner
from partnerships.presenters.undo import undo_of_this
from partnerships.views.finding import partner_or_404


@require_GET
def contact(request: OfficeRequest, office: str, contact: int) -> HttpResponse:
    """A person: how to reach them, and what they are and were where."""
    person = find_contact(request, contact)
    require(request.membership, Permission.SEE)
    context = {
        "contact": person,
        "tabs": contact_tabs(office, person.pk, "contact"),
        "roles": roles_of_contact(request.office, person.pk, request.office.today()),
        "today": request.office.today(),
        "may_edit": may(request.membership, Permission.EDIT_PARTNERS),
    }
    return render(request, "contacts/contact.html", context)


@require_http_methods(["GET", "POST"])
def contact_new(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Add a person to a partner; `?holds=` says which end they are to hold."""
    at = partner_or_404(request, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    asked = request.GET.get("holds")
    form = NewPersonForm(
        request.POST or None,
        office=request.office,
        partner=at,
        initial={"holds": asked if asked in Holds.values else Holds.OTHER},
    )
    affiliation = tried(form, lambda: _add(request, form, at)) if request.method == "POST" else None
    if affiliation is not None:
        return _added(request, form, affiliation)
    context = {"form": form, "partner": at, "holds": asked}
    return render(request, "contacts/new.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def contact_edit(request: OfficeRequest, office: str, affiliation: int) -> HttpResponse:
    """Change a person and one of their roles."""
    role = find_affiliation(request, affiliation)
    require(request.membership, Permission.EDIT_PARTNERS)
    form = EditPersonForm(
        request.POST or None, office=request.office, initial=EditPersonForm.values(role)
    )
    changed = (
        tried(form, lambda: _change(request, form, role)) if request.method == "POST" else None
    )
    if changed is not None:
        message = _("%(name)s is saved.") % {"name": role.contact}
        undo = undo_of_this(request, role.partner_id)
        to = _partner_url(request, role.partner)
        return saved(request, to=to, message=message, undo_url=undo)
    context = {"form": form, "affiliation": role, "name": form["name"].initial}
    return render(request, "contacts/edit.html", context, status=422 if form.is_bound else 200)


@require_POST
def contact_archive(request: OfficeRequest, office: str, contact: int) -> HttpResponse:
    """Take somebody out who was added by mistake."""
    person = find_contact(request, contact)
    archive_contact(by=request.membership, contact=person)
    undo = reverse("contact_restore", args=[office, person.pk])
    message = _("%(name)s is removed.") % {"name": person}
    to = next_url(request, reverse("partners", args=[office]))
    return saved(request, to=to, message=message, undo_url=undo)


@require_POST
def contact_restore(request: OfficeRequest, office: str, contact: int) -> HttpResponse:
    """Bring somebody back."""
    person = find_contact(request, contact)
    restore_contact(by=request.membership, contact=person)
    message = _("%(name)s is back.") % {"name": person}
    return saved(request, to=next_url(request, reverse("partners", args=[office])), message=message)


def _add(request: OfficeRequest, form: NewPersonForm, partner: Partner) -> Affiliation:
    return add_person(
        by=request.membership,
        partner=partner,
        person=form.person,
        role=form.role_fields,
        known=form.known,
    )


def _added(request: OfficeRequest, form: NewPersonForm, affiliation: Affiliation) -> HttpResponse:
    """Undo takes a new person out again; somebody known before is not to be lost by it."""
    slug, name = request.office.slug, affiliation.contact.name
    new = reverse("contact_archive", args=[slug, affiliation.contact_id])
    return saved(
        request,
        to=_partner_url(request, affiliation.partner),
        message=_("%(name)s is added.") % {"name": name},
        undo_url="" if form.known else new,
    )


def _change(request: OfficeRequest, form: EditPersonForm, role: Affiliation) -> Affiliation:
    return edit_person(
        by=request.membership, affiliation=role, person=form.person, role=form.role_fields
    )


def _partner_url(request: OfficeRequest, partner: Partner) -> str:
    return reverse("partner", args=[request.office.slug, partner.pk])
