"""Today, for directors: whose health has changed since the scan before."""

from django.urls import reverse
from django.utils.translation import ngettext

from core.addresses import address_by_id
from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outcomes.presenters.changes import change_headline
from outcomes.queries.changes import latest_change


def changes_panel(request: OfficeRequest) -> Panel | None:
    """Only where there is something to tell."""
    if not may(request.membership, Permission.CLOSE_YEAR):
        return None
    change = latest_change(request.office)
    if not change.count:
        return None
    slug = request.office.slug
    address = address_by_id("risk_of_partner", slug)
    url = reverse("risk_changes", args=[slug])
    named = [it for it in change.rows if not change.to_risk or it.band == change.rows[0].band]
    rest = change.count - len(named)
    context = {
        "headline": change_headline(change, request.office.today()),
        "partners": [{"name": it.partner__name, "url": address(it.partner_id)} for it in named],
        "rest": ngettext("%(count)d other change", "%(count)d other changes", rest)
        % {"count": rest}
        if rest
        else "",
        "url": url,
    }
    return Panel("outcomes/today_changes.html", context)
