"""Today: the office's home page. Later apps fill it with what is due."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.due.batch import batch
from core.registries.panels import Panel, panels
from offices.permissions import Permission, require
from offices.requests import OfficeRequest

NOON, EVENING = 12, 18


@require_GET
def today(request: OfficeRequest, office: str) -> HttpResponse:
    """A greeting by the office's clock, the call to log, and the panels."""
    require(request.membership, Permission.SEE)
    now = request.office.local(timezone.now())
    with batch():  # who is there today, several panels ask
        band, main, aside = (
            panels(f"today:{place}", request) for place in ("band", "main", "aside")
        )
    context = {
        "greeting": _greeting(now, request.membership.first_name),
        "today": now.date(),
        "things": in_all(main, "things_today"),
        "minutes": in_all(main, "minutes_today"),
        "band": band,
        "main": main,
        "aside": aside,
    }
    return render(request, "offices/today.html", context)


def in_all(main: list[Panel], name: str) -> int:
    """The sum of what each panel says of itself: `things_today` it wants done, `minutes_today`
    that they take together."""
    return sum(panel.context.get(name, 0) for panel in main)


def _greeting(now: datetime, name: str) -> str:
    """The words for the time of the day in the office."""
    if now.hour < NOON:
        return _("Good morning, %(name)s") % {"name": name}
    if now.hour < EVENING:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}
