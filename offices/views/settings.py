"""The settings: what there is, and the office's own."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from core.htmx import saved
from core.registries.settings_pages import settings_pages
from offices.actions.offices import OfficeFields, update_office
from offices.forms.errors import tried
from offices.forms.offices import OfficeForm
from offices.permissions import Permission, may, require
from offices.requests import OfficeRequest


@require_GET
def settings(request: OfficeRequest, office: str) -> HttpResponse:
    """The pages that the member may open."""
    pages = [
        {
            "label": page.label,
            "description": page.description,
            "icon": page.icon,
            "url": reverse(page.url_name, args=[office]),
        }
        for page in settings_pages()
        if may(request.membership, page.permission)
    ]
    return render(request, "offices/settings.html", {"pages": pages})


@require_http_methods(["GET", "POST"])
def office_settings(request: OfficeRequest, office: str) -> HttpResponse:
    """Name, kind, time zone and school year."""
    require(request.membership, Permission.EDIT_OFFICE)
    form = OfficeForm(request.POST or None, office=request.office)
    if tried(form, lambda: _save(request, form)):
        to = reverse("office_settings", args=[office])
        return saved(request, to=to, message=_("The office is saved."), leave=True)
    if form.is_bound:
        request.office.refresh_from_db()  # the frame shows what is stored
    status = 422 if form.is_bound else 200
    return render(request, "offices/office_settings.html", {"form": form}, status=status)


def _save(request: OfficeRequest, form: OfficeForm) -> object:
    fields = cast(OfficeFields, form.cleaned_data)
    return update_office(by=request.membership, office=request.office, fields=fields)
