"""A partner's page: what they want from working with us."""

from datetime import timedelta
from typing import Any

from core.addresses import address_in, address_of
from core.csrf import csrf_of
from core.moulds import together
from core.registries.panels import Panel, moulded
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from partnerships.presenters.needs import need_items
from partnerships.queries.needs import SHOWN, needs_of

LONG_AGO = timedelta(days=365)
"""After a year without asking nobody knows whether it is still so."""


def needs_panel(request: OfficeRequest, partner: Any) -> Panel:
    """What the partner wants and, marked, what its parent wants; the page has read them with it."""
    office, today = request.office, request.office.today()
    found = needs_of(partner.need_rows)
    own = [it for it in found if it.partner_id == partner.pk]
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and partner.archived_at is None
    shape = {
        "is_more": len(found) > SHOWN,
        "is_old": bool(found) and max(it.asked_on for it in found) < today - LONG_AGO,
        "may_ask": any(it.asked_on < today for it in own),
        "may_edit": may_edit,
    }
    items = need_items(request, partner, found[:SHOWN])
    texts = {
        "items": together(items),
        "all_url": f"{address_in(office.slug, 'needs')}?partner={partner.pk}",
        "new_url": address_of(office.slug, "need_new", partner.pk),
        "asked_url": address_of(office.slug, "needs_asked", partner.pk),
        "csrf_token": csrf_of(request) if may_edit else "",
    }
    return moulded("partnerships/needs_panel.html", shape, texts)
