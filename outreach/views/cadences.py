"""Settings: how long a partner may go without an exchange."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.htmx import saved
from offices.enums.vocabularies import Vocabulary
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.actions.cadences import set_cadence
from outreach.forms.cadences import CadenceForm
from outreach.queries.cadences import days_by_tier


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
