"""One partner: the header, the rope of strands, and the panels that the apps fill."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core.addresses import address_in
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
    head = head_context(request.office.slug, page, labels, "partner")
    is_there = shown.archived_at is None
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and is_there
    may_thank = may(request.membership, Permission.THANK) and is_there
    thank_url = f"{address_in(request.office.slug, 'thanks_record')}?partner={shown.pk}"
    edit_url = reverse("partner_edit", args=[request.office.slug, shown.pk])
    aside = panels("partner:aside", request, shown)
    context = {
        "page": page,
        "strands": strands_of(page.ends, page.thanks, thank_url if may_thank else ""),
        "good_to_know": good_to_know(page, head, edit_url if may_edit else ""),
        "acts": panels("partner:head", request, shown),
        "main": panels("partner:main", request, shown),
        "first": aside[:1],
        "aside": aside[1:],
        **head,
    }
    return render(request, "partnerships/partner.html", context)
