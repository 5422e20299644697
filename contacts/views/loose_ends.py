"""The ends of a partnership by themselves, to tie a loose one from any page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.registries.panels import panels
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.views.finding import partner_or_404


@require_GET
def partner_ends(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Who holds each end, and the clicks that fill the loose ones; opens in the dialog."""
    require(request.membership, Permission.SEE)
    shop = partner_or_404(request, partner)
    context = {"partner": shop, "panels": panels("partner:ends", request, shop)}
    return render(request, "contacts/loose_ends.html", context)
