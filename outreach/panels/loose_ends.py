"""Today: the member's partners that nobody backs up."""

from dataclasses import replace

from django.urls import reverse

from core.registries.panels import Panel
from offices.requests import OfficeRequest
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.partners import matching_partners


def loose_ends_panel(request: OfficeRequest) -> Panel | None:
    """How many, and the list behind the number; none at all is no panel."""
    office, pk = request.office, request.membership.pk
    filters = replace(PartnerFilters(pk), view="no-backup", owner="me")
    count = matching_partners(office, filters).count()
    if not count:
        return None
    url = f"{reverse('partners', args=[office.slug])}?{filters.as_query()}"
    return Panel("outreach/today_loose_ends.html", {"count": count, "url": url})
