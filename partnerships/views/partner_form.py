"""Add and edit a partner; likely duplicates are shown as the name is typed and before saving."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import trigger_client_event

from core.htmx import in_dialog, next_url, saved, toast
from offices.enums.roles import Role
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.actions.partners import create_partner, update_partner
from partnerships.forms.partners import PartnerForm
from partnerships.models import Partner
from partnerships.presenters.undo import undo_of_this
from partnerships.queries.duplicates import find_duplicates
from partnerships.views.finding import partner_or_404

TEMPLATE = "partnerships/partner_form.html"


@require_http_methods(["GET", "POST"])
def partner_new(request: OfficeRequest, office: str) -> HttpResponse:
    """Add a partner; `?parent=` begins a branch, `?name=` gives its name.

    Whoever needs it for something else says where to come back to: `?next=` is then opened with
    the new partner's id as a further `partner`, in the dialog if this form stood there.
    """
    require(request.membership, Permission.EDIT_PARTNERS)
    form = PartnerForm(request.POST or None, office=request.office, initial=_begun(request))
    if form.is_valid() and not form.must_warn():
        try:
            partner = create_partner(
                by=request.membership, office=request.office, fields=form.as_fields()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _saved_new(request, partner)
    return _form_page(request, form)


@require_http_methods(["GET", "POST"])
def partner_edit(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Change a partner."""
    found = partner_or_404(request, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    form = PartnerForm(request.POST or None, office=request.office, partner=found)
    if form.is_valid() and not form.must_warn():
        try:
            update_partner(by=request.membership, partner=found, fields=form.as_fields())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            url = reverse("partner", args=[office, partner])
            undo = undo_of_this(request, partner)
            return saved(request, to=url, message=_("Changes saved."), undo_url=undo, leave=True)
    return _form_page(request, form)


@require_GET
def partner_duplicates(request: OfficeRequest, office: str) -> HttpResponse:
    """The note about likely duplicates of what is being typed; empty when there are none."""
    require(request.membership, Permission.EDIT_PARTNERS)
    said = request.GET
    found = find_duplicates(
        request.office,
        name=said.get("name", ""),
        phone=said.get("phone", ""),
        website=said.get("website", ""),
        exclude=_number(said.get("except", "")),
        parent=_number(said.get("parent", "")),
    )
    context = {"duplicates": found, "save_anyway": bool(said.get("save_anyway"))}
    return render(request, f"{TEMPLATE}#duplicates", context)


def _form_page(request: OfficeRequest, form: PartnerForm) -> HttpResponse:
    slug, partner = request.office.slug, form.partner
    back = ["partner", slug, partner.pk] if partner else ["partners", slug]
    waiting = "" if partner else next_url(request, "")
    context = {
        "form": form,
        "partner": partner,
        "duplicates": form.duplicates,
        "save_anyway": form.is_bound and bool(form.data.get("save_anyway")),
        "cancel_url": waiting or reverse(str(back[0]), args=back[1:]),
        "goes_back": bool(waiting),
        "duplicates_url": reverse("partner_duplicates", args=[slug]),
    }
    failed = form.is_bound and not form.is_searching()
    return render(request, TEMPLATE, context, status=422 if failed else 200)


def _saved_new(request: OfficeRequest, partner: Partner) -> HttpResponse:
    args = [request.office.slug, partner.pk]
    added = {
        "message": _("%(partner)s added.") % {"partner": partner.name},
        "undo_url": reverse("partner_archive", args=args),
    }
    if not (waiting := next_url(request, "")):
        return saved(request, to=reverse("partner", args=args), leave=True, **added)
    back = f"{waiting}{'&' if '?' in waiting else '?'}partner={partner.pk}"
    if not in_dialog(request):
        return saved(request, to=back, leave=True, **added)
    toast(request, **added)
    return trigger_client_event(HttpResponse(status=204), "openDialog", {"url": back})


def _begun(request: OfficeRequest) -> dict[str, Any]:
    """What a new partner's form knows already: who asks, and what the link said."""
    begun: dict[str, Any] = {"name": request.GET.get("name", "")[:160]}
    if request.membership.role in (Role.COORDINATOR, Role.DIRECTOR):
        begun["owner"] = request.membership.pk
    if parent := _number(request.GET.get("parent", "")):
        begun["parent"] = parent
    return begun


def _number(text: str) -> int | None:
    fits = text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if fits else None
