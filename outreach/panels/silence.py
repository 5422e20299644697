"""Today: partners that the member is losing touch with."""

from django.urls import reverse

from core.registries.panels import Panel
from offices.requests import OfficeRequest
from outreach.presenters.silence import silence
from outreach.queries.silence import losing_touch

SHOWN = 5


def losing_touch_panel(request: OfficeRequest) -> Panel | None:
    """The longest silences among the member's partners; nothing to show is no panel."""
    office, member, today = request.office, request.membership, request.office.today()
    quiet = losing_touch(office, member, today)
    found = list(quiet[: SHOWN + 1])
    if not found:
        return None
    is_more = len(found) > SHOWN
    context = {
        "rows": [silence(office, it, member, today) for it in found[:SHOWN]],
        "count": quiet.count() if is_more else len(found),
        "all_url": reverse("losing_touch", args=[office.slug]) if is_more else "",
    }
    return Panel("outreach/today_silence.html", context)
