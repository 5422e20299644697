"""Today: partners that the member is losing touch with."""

from django.urls import reverse

from core.registries.panels import Panel
from offices.requests import OfficeRequest
from outreach.presenters.drawn import drawn_silences
from outreach.presenters.silence import silences
from outreach.queries.silence import SHOWN, first_losing_touch


def losing_touch_panel(request: OfficeRequest) -> Panel | None:
    """The longest silences among the member's partners; nothing to show is no panel."""
    office, member = request.office, request.membership
    found, count, calendars = first_losing_touch(office, member, office.today())
    if not found:
        return None
    context = {
        "rows": drawn_silences(request, silences(office, found, calendars, member)),
        "count": count,
        "all_url": reverse("losing_touch", args=[office.slug]) if count > SHOWN else "",
    }
    return Panel("outreach/today_silence.html", context)
