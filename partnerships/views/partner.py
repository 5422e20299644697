"""One partner: the header, the rope of strands, and the panels that the apps fill."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.registries.panels import panels
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.models import Partner
from partnerships.presenters.page import HEAD_WORDS, head_context
from partnerships.queries.labels import labels_of_all
from partnerships.queries.page import get_partner_page
from partnerships.queries.strands import strands_of


@require_GET
def partner(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """The page of a partner, archived ones included."""
    require(request.membership, Permission.SEE)
    try:
        page = get_partner_page(request.office, partner)
    except Partner.DoesNotExist as error:
        raise Http404 from error
    shown = page.partner
    labels = labels_of_all(request.office, *HEAD_WORDS)
    aside = panels("partner:aside", request, shown)
    context = {
        "page": page,
        "strands": strands_of(page.ends),
        "website": shown.website.split("://")[-1].removeprefix("www.").rstrip("/"),
        "main": panels("partner:main", request, shown),
        "first": aside[:1],
        "aside": aside[1:],
        **head_context(request.office.slug, page, labels, "partner"),
    }
    return render(request, "partnerships/partner.html", context)
