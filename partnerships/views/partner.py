"""One partner: the header, the rope of strands, and the panels that the apps fill."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.addresses import address_in, address_of
from core.registries.health import health_of
from core.registries.panels import panels
from offices.permissions import Permission, may, require
from offices.requests import OfficeRequest
from partnerships.models import Partner
from partnerships.presenters.good_to_know import good_to_know
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
    health = health_of(request.membership, shown)
    head = head_context(page, labels, "partner", health)
    is_there = shown.archived_at is None
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and is_there
    edit_url = address_of(request.office.slug, "partner_edit", shown.pk)
    may_thank = may(request.membership, Permission.THANK) and is_there
    record = address_in(request.office.slug, "thanks_record")
    thank_url = f"{record}?partner={shown.pk}" if may_thank else ""
    aside = panels("partner:aside", request, shown)
    context = {
        "page": page,
        "strands": health.strands if health else strands_of(page.ends, page.thanks, thank_url),
        "good_to_know": good_to_know(page, head, edit_url if may_edit else ""),
        "acts": panels("partner:head", request, shown),
        "main": panels("partner:main", request, shown),
        "first": aside[:1],
        "aside": aside[1:],
        **head,
    }
    return render(request, "partnerships/partner.html", context)
