"""What came of a partnership: on the partner's page, on its timeline and in its history."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.addresses import address_in, address_of
from core.csrf import csrf_of
from core.moulds import together
from core.registries.history import Chronicle
from core.registries.panels import Panel, moulded
from core.registries.timeline import Source
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outcomes.actions.results_history import (
    may_take_back_results,
    refuse_results,
    take_back_results,
)
from outcomes.presenters.results import result_items
from outcomes.presenters.results_history import tell_results
from outcomes.presenters.results_timeline import result_entries
from outcomes.queries.results import DAYS, beside_partner
from outcomes.queries.results_history import FACTS, KIND, SOURCES
from outcomes.queries.results_timeline import shared_beside

SHARED = Source(
    name="results",
    order=50,
    fetch=result_entries,
    filters=(("results", _("Results")),),
    file="results",
    first=shared_beside,
    days=DAYS,
)
RESULTS_HISTORY = Chronicle(
    name="results",
    order=45,
    sources=SOURCES,
    facts=FACTS,
    tell=tell_results,
    may=may_take_back_results,
    refuse=refuse_results,
    take_back=take_back_results,
    kinds=((KIND, _("Results")),),
)


def results_panel(request: OfficeRequest, partner: Any) -> Panel:
    """The newest results, as far as they may be shown; read beside the partner."""
    office, found = request.office, beside_partner(partner)
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and partner.archived_at is None
    items = result_items(request, partner, found, found[0].below if found else 0)
    shape = {
        "are_unshared": sum(it.shared_on is None for it in found) > 1,
        "may_edit": may_edit,
    }
    texts = {
        "items": together(items),
        "all_url": f"{address_in(office.slug, 'results')}?partner={partner.pk}",
        "new_url": address_of(office.slug, "result_new", partner.pk),
        "share_url": address_of(office.slug, "results_share", partner.pk),
        "csrf_token": csrf_of(request) if may_edit else "",
    }
    return moulded("outcomes/results_panel.html", shape, texts)
