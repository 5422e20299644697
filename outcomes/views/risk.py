"""All that makes a partner's risk: ten checks, each with its evidence and what to do."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from core.registries.health import health_of
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outcomes.actions.looking import current_risk
from outcomes.presenters.risk_page import risk_context
from partnerships.models import Partner
from partnerships.presenters.page import HEAD_WORDS, head_context
from partnerships.queries.labels import labels_of_all
from partnerships.queries.page import get_partner_page


@require_GET
def risk_of_partner(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """The page of one partner's risk; of an archived or ended one it says that nobody looks."""
    require(request.membership, Permission.SEE)
    try:
        page = get_partner_page(request.office, partner)
    except Partner.DoesNotExist as error:
        raise Http404 from error
    risk = current_risk(request.office, page.partner, timezone.now(), is_asked=True)
    health = health_of(request.membership, page.partner)
    labels = labels_of_all(request.office, *HEAD_WORDS)
    head = head_context(page, labels, "risk_of_partner", health)
    context = head | risk_context(request.membership, page.partner, risk)
    return render(request, "outcomes/risk.html", context)
