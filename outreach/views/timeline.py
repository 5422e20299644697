"""A partner's timeline by itself: htmx takes from it what a page needs."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.htmx import is_htmx
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outreach.presenters.timeline import timeline_drawn
from outreach.views.found import found
from partnerships.queries.partners import get_partner


@require_GET
def partner_timeline(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """One page of the timeline; `?timeline=` filters it, `?before=` goes back in time."""
    require(request.membership, Permission.SEE)
    it = found(get_partner, request.office, partner)
    panel = timeline_drawn(request, it, goes_on=is_htmx(request))
    return render(request, "outreach/timeline.html", {"panel": panel, "partner": it})
