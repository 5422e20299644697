"""The timeline on a partner's page, and outreach's part of it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.registries.panels import Panel
from core.registries.timeline import Source
from offices.requests import OfficeRequest
from outreach.presenters.timeline import activity_entries, timeline_drawn
from partnerships.models import Partner

ACTIVITIES = Source(
    name="activities",
    order=10,
    fetch=activity_entries,
    filters=(
        ("touchpoints", _("Touchpoints")),
        ("engagements", _("Engagements")),
        ("planned", pgettext_lazy("what is planned", "Planned")),
    ),
)


def partner_timeline(request: OfficeRequest, partner: Partner) -> Panel:
    """The panel: filters, a page of entries, and the way to the earlier ones."""
    return Panel("components/drawn.html", {"drawn": timeline_drawn(request, partner)})
