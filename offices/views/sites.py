"""Schools and campuses: the list, and what is done to a site."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.htmx import next_url, saved
from offices.actions.sites import (
    SiteFields,
    archive_site,
    create_site,
    restore_site,
    update_site,
)
from offices.forms.errors import tried
from offices.forms.sites import SiteForm
from offices.models import Site
from offices.permissions import Permission, require
from offices.queries.sites import archived_programs, archived_sites, get_site, site_cards
from offices.requests import OfficeRequest
from offices.views.found import to_edit


@require_GET
def sites(request: OfficeRequest, office: str) -> HttpResponse:
    """Every site with its leader and programs; what is archived stands below, to come back."""
    require(request.membership, Permission.SEE)
    context = {
        "cards": site_cards(request.office, request.office.today()),
        "archived_sites": archived_sites(request.office),
        "archived_programs": archived_programs(request.office),
        "today": request.office.today(),
    }
    return render(request, "offices/sites.html", context)


@require_http_methods(["GET", "POST"])
def site_new(request: OfficeRequest, office: str) -> HttpResponse:
    """Add a site."""
    require(request.membership, Permission.EDIT_OFFICE)
    form = SiteForm(request.POST or None)
    site = tried(form, lambda: _create(request, form))
    if site is not None:
        return back_to_sites(request, _("%(site)s added.") % {"site": site.name})
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
def site_edit(request: OfficeRequest, office: str, site: int) -> HttpResponse:
    """Change a site."""
    it = to_edit(get_site, request, site)
    name = it.name
    form = SiteForm(request.POST or None, site=it)
    if tried(form, lambda: _update(request, form, it)):
        return back_to_sites(request, _("%(site)s saved.") % {"site": it.name})
    it.name = name
    return _form_page(request, form, it)


@require_POST
def site_archive(request: OfficeRequest, office: str, site: int) -> HttpResponse:
    """Take the site out of the lists; the toast offers to undo it."""
    it = archive_site(by=request.membership, site=to_edit(get_site, request, site))
    undo = reverse("site_restore", args=[office, site])
    return back_to_sites(request, _("%(site)s archived.") % {"site": it.name}, undo_url=undo)


@require_POST
def site_restore(request: OfficeRequest, office: str, site: int) -> HttpResponse:
    """Bring it back."""
    it = restore_site(by=request.membership, site=to_edit(get_site, request, site))
    return back_to_sites(request, _("%(site)s restored.") % {"site": it.name})


def back_to_sites(request: OfficeRequest, message: str, *, undo_url: str = "") -> HttpResponse:
    """The answer to everything that was done on the page of the sites."""
    to = next_url(request, reverse("sites", args=[request.office.slug]))
    return saved(request, to=to, message=message, undo_url=undo_url)


def _create(request: OfficeRequest, form: SiteForm) -> Site:
    fields = cast(SiteFields, form.cleaned_data)
    return create_site(by=request.membership, office=request.office, fields=fields)


def _update(request: OfficeRequest, form: SiteForm, site: Site) -> Site:
    return update_site(by=request.membership, site=site, fields=cast(SiteFields, form.cleaned_data))


def _form_page(request: OfficeRequest, form: SiteForm, site: Site | None) -> HttpResponse:
    context = {"form": form, "site": site}
    status = 422 if form.is_bound else 200
    return render(request, "offices/site_form.html", context, status=status)
