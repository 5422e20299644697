"""Today: agreements of one's partners that end soon and that nobody has renewed."""

from django.urls import reverse

from core.addresses import address_in
from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from partnerships.agreement_emails import ending_words
from partnerships.queries.agreements_ending import ending_for

SHOWN = 4


def ending_panel(request: OfficeRequest) -> Panel | None:
    """Stays away where nothing ends, and for those who may not renew."""
    if not may(request.membership, Permission.EDIT_PARTNERS):
        return None
    office, today = request.office, request.office.today()
    rows = ending_for(request.membership, today, SHOWN)
    if not rows:
        return None
    items = [
        {
            "key": row.id,
            "words": ending_words(row.partner__name, row.ends_on, today),
            "title": row.title,
            "url": reverse("agreement_renew", args=[office.slug, row.id]),
            "is_over": row.ends_on < today,
        }
        for row in rows[:SHOWN]
    ]
    context = {
        "items": items,
        "is_more": len(rows) > SHOWN,
        "all_url": f"{address_in(office.slug, 'agreements')}?status=ending",
    }
    return Panel("partnerships/agreements_today.html", context)
