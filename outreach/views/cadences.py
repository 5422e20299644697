"""How long partners may go without an exchange: by tier, in the settings, or one by itself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.api.fields import read_id
from core.htmx import next_url, saved
from offices.enums.vocabularies import Vocabulary
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.actions.cadences import clear_partner_cadence, set_cadence, set_partner_cadence
from outreach.forms.cadences import CadenceForm, PartnerCadenceForm
from outreach.presenters.cadences import as_its_tier, how_often
from outreach.queries.cadences import days_by_tier, days_of_partner
from outreach.views.found import found
from partnerships.models import Partner
from partnerships.queries.partners import get_partner


@require_http_methods(["GET", "POST"])
def cadence_settings(request: OfficeRequest, office: str) -> HttpResponse:
    """Days for each tier."""
    require(request.membership, Permission.EDIT_OFFICE)
    form = CadenceForm(
        request.POST or None,
        initial=days_by_tier(request.office),
        labels=labels_of(request.office, Vocabulary.TIER),
    )
    member, in_office = request.membership, request.office
    if tried(form, lambda: set_cadence(by=member, office=in_office, days=form.cleaned_data)):
        page = reverse("cadence_settings", args=[in_office.slug])
        return saved(request, to=page, message=_("Changes saved."))
    status = 422 if form.is_bound else 200
    return render(request, "outreach/cadence_settings.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def partner_cadence(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Give the partner days of its own, or let it go by its tier again; Undo brings back what
    was."""
    it = found(get_partner, request.office, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    days = days_of_partner(request.office, it)
    form = PartnerCadenceForm(
        request.POST or None,
        initial={"days": days.own},
        as_tier=as_its_tier(request.office, it, days),
    )
    if tried(form, lambda: _set(request, it, form.cleaned_data["days"])):
        undo = reverse("partner_cadence_undo", args=[office, it.pk])
        return _told(request, it, undo if days.own is None else f"{undo}?days={days.own}")
    page = reverse("partner", args=[office, it.pk])
    context = {"form": form, "partner": it, "next": next_url(request, "")}
    context["cancel_url"] = next_url(request, page)
    status = 422 if form.is_bound else 200
    return render(request, "outreach/partner_cadence.html", context, status=status)


@require_POST
def partner_cadence_undo(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Put back the days that it had (`?days=`), or none."""
    it = found(get_partner, request.office, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    days = read_id(request.GET.get("days", ""))
    _set(request, it, days if days in range(1, 731) else None)
    return _told(request, it)


def _set(request: OfficeRequest, partner: Partner, days: int | None) -> Partner:
    if days is None:
        clear_partner_cadence(by=request.membership, partner=partner)
    else:
        set_partner_cadence(by=request.membership, partner=partner, days=days)
    return partner


def _told(request: OfficeRequest, partner: Partner, undo_url: str = "") -> HttpResponse:
    now = how_often(request.office, partner, days_of_partner(request.office, partner))
    to = next_url(request, reverse("partner", args=[request.office.slug, partner.pk]))
    said = _("In touch: %(how_often)s.") % {"how_often": now}
    return saved(request, to=to, message=said, undo_url=undo_url)
