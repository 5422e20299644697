"""Today: whom the member owes thanks."""

from core.addresses import address_in
from core.registries.panels import Panel
from offices.requests import OfficeRequest
from recognition.presenters.drawn import drawn_owed
from recognition.presenters.reasons import owed_row
from recognition.queries.owed import MINE, first_owed_by

SHOWN = 5


def owed_panel(request: OfficeRequest) -> Panel | None:
    """The first of the member's partners that are owed thanks; none is no panel."""
    office, member, today = request.office, request.membership, request.office.today()
    found, count = first_owed_by(office, member, today, SHOWN)
    if not found:
        return None
    rows = [owed_row(office.slug, it, member, today) for it in found]
    context = {
        "rows": drawn_owed(request, rows),
        "count": count,
        "all_url": f"{address_in(office.slug, 'thanks_owed')}?whose={MINE}",
        "is_more": count > SHOWN,
    }
    return Panel("recognition/today_owed.html", context)
