"""Today: partners that the member is losing touch with."""

from django.urls import reverse

from core.registries.panels import Panel
from offices.requests import OfficeRequest
from outreach.presenters.drawn import drawn_silences
from outreach.presenters.silence import silence
from outreach.queries.silence import SHOWN, first_losing_touch, open_days_silent


def losing_touch_panel(request: OfficeRequest) -> Panel | None:
    """The longest silences among the member's partners; nothing to show is no panel."""
    office, member, today = request.office, request.membership, request.office.today()
    found, count, calendars = first_losing_touch(office, member, today)
    if not found:
        return None
    days = [open_days_silent(it, calendars, today) for it in found]
    rows = [silence(office, it, member, number) for it, number in zip(found, days, strict=True)]
    context = {
        "rows": drawn_silences(request, rows),
        "count": count,
        "all_url": reverse("losing_touch", args=[office.slug]) if count > SHOWN else "",
    }
    return Panel("outreach/today_silence.html", context)
