"""Today, for whoever may close years: one that is over waits to be closed."""

from django.urls import reverse

from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outcomes.queries.years_to_close import waiting_year


def year_panel(request: OfficeRequest) -> Panel | None:
    """Only where there is somebody to ask about."""
    if not may(request.membership, Permission.CLOSE_YEAR):
        return None
    closing = waiting_year(request.office)
    if closing is None:
        return None
    url = reverse("year_close", args=[request.office.slug, closing.number])
    return Panel("outcomes/today_year.html", {"closing": closing, "url": url})
