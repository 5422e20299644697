"""What partners wait for: on Today, on a partner's page, on its timeline and in its history."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.addresses import address_in, address_of
from core.moulds import together
from core.registries.beside import beside
from core.registries.history import Chronicle
from core.registries.panels import Panel, moulded
from core.registries.timeline import Source
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outreach.actions.concerns_history import (
    may_take_back_concerns,
    refuse_concerns,
    take_back_concerns,
)
from outreach.presenters.concerns import concern_items, concern_tasks
from outreach.presenters.concerns_history import tell_concerns
from outreach.presenters.concerns_timeline import concern_entries
from outreach.queries.concerns import DAYS, MINE, first_to_answer
from outreach.queries.concerns_history import KIND, SOURCES

ON_TODAY, OPEN, ANSWERED = 5, 6, 1
BESIDE = "concerns"
MINUTES = 5
"""What an answer takes, about."""

CONCERNS = Source(
    name="concerns",
    order=30,
    fetch=concern_entries,
    filters=(("concerns", _("Concerns")),),
    file="concerns",
)
CONCERNS_HISTORY = Chronicle(
    name="concerns",
    order=35,
    sources=SOURCES,
    facts={},
    tell=tell_concerns,
    may=may_take_back_concerns,
    refuse=refuse_concerns,
    take_back=take_back_concerns,
    kinds=((KIND, _("Concerns")),),
)


def answers_panel(request: OfficeRequest) -> Panel | None:
    """Today: what the member has to answer, the first promised first; nothing is no panel."""
    office, today = request.office, request.office.today()
    found, count, due = first_to_answer(office, request.membership, today, ON_TODAY)
    if not found:
        return None
    context = {
        "rows": concern_tasks(request, found),
        "count": count,
        "is_more": count > ON_TODAY,
        "all_url": f"{address_in(office.slug, 'concerns')}?whose={MINE}",
        "things_today": due,
        "minutes_today": due * MINUTES,
    }
    return Panel("outreach/today_concerns.html", context)


def concerns_panel(request: OfficeRequest, partner: Any) -> Panel | None:
    """A partner's page: what it waits for, and what was answered last; read beside the partner."""
    may_raise = may(request.membership, Permission.LOG) and partner.archived_at is None
    found = beside(partner, BESIDE, days=DAYS)
    partner.has_concerns = bool(found)  # the timeline of the page need not ask again for none
    if not found and not may_raise:
        return None
    waiting = [it for it in found if it.answered_on is None]
    answered = [it for it in found if it.answered_on is not None]
    items = concern_items(request, [*waiting[:OPEN], *answered[:ANSWERED]])
    texts = {
        "items": together(items),
        "all_url": f"{address_in(request.office.slug, 'concerns')}?partner={partner.pk}",
        "new_url": address_of(request.office.slug, "concern_new", partner.pk),
    }
    shape = {"is_more": len(found) > 1, "may_raise": may_raise}
    return moulded("outreach/concerns_panel.html", shape, texts)
