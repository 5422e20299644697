"""One partner: the header, the rope of strands, and the panels that the apps fill."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.registries.panels import panels
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.models import Partner
from partnerships.queries.labels import labels_of_all
from partnerships.queries.page import get_partner_page
from partnerships.queries.strands import strand_states, strands_of


@require_GET
def partner(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """The page of a partner, archived ones included."""
    require(request.membership, Permission.SEE)
    try:
        page = get_partner_page(request.office, partner)
    except Partner.DoesNotExist as error:
        raise Http404 from error
    shown = page.partner
    aside = panels("partner:aside", request, shown)
    context = {
        "page": page,
        "partner": shown,
        "states": strand_states(page.ends),
        "strands": strands_of(page.ends),
        "website": shown.website.split("://")[-1].removeprefix("www.").rstrip("/"),
        "main": panels("partner:main", request, shown),
        "first": aside[:1],
        "aside": aside[1:],
        **_words(request, shown),
    }
    return render(request, "partnerships/partner.html", context)


def _words(request: OfficeRequest, partner: Partner) -> dict[str, object]:
    """The office's words for what the partner is."""
    labels = labels_of_all(
        request.office,
        Vocabulary.PARTNER_KIND,
        Vocabulary.TIER,
        Vocabulary.SOURCE,
        Vocabulary.NAICS_SECTOR,
        Vocabulary.CAREER_CLUSTER,
    )
    clusters = labels[Vocabulary.CAREER_CLUSTER]
    return {
        "kind": labels[Vocabulary.PARTNER_KIND].get(partner.kind, ""),
        "tier": labels[Vocabulary.TIER].get(partner.tier, ""),
        "source": labels[Vocabulary.SOURCE].get(partner.source, ""),
        "sector": labels[Vocabulary.NAICS_SECTOR].get(partner.naics_sector, ""),
        "clusters": [clusters.get(slug, slug) for slug in partner.career_clusters],
    }
