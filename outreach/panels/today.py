"""Today: what is due, what comes later this week."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core.registries.panels import Panel
from offices.requests import OfficeRequest
from outreach.models import FollowUp
from outreach.presenters.rows import task_row
from outreach.queries.follow_ups import FRIDAY, end_of_week, follow_ups_of

SHOWN = 12
"""Rows of a list on Today; the rest stands on the page of all follow-ups."""


def due_panel(request: OfficeRequest) -> Panel:
    """What is late or due today, the oldest promise first."""
    today = request.office.today()
    mine = follow_ups_of(request.office, request.membership, today)
    context = _tasks(request, mine.filter(due_on__lte=today))
    return Panel("outreach/today_due.html", context | {"things_today": context["count"]})


def later_panel(request: OfficeRequest) -> Panel | None:
    """What comes until the end of the week; from Friday on, of the next one."""
    today = request.office.today()
    mine = follow_ups_of(request.office, request.membership, today)
    ahead = mine.filter(due_on__gt=today, due_on__lte=end_of_week(today))
    context = _tasks(request, ahead)
    if not context["count"]:
        return None
    is_next = today.weekday() >= FRIDAY
    title = _("Until the end of next week") if is_next else _("Later this week")
    return Panel("outreach/today_later.html", context | {"title": title})


def _tasks(request: OfficeRequest, follow_ups: "QuerySet[FollowUp]") -> dict[str, Any]:
    """The first rows and how many there are; counting is left out where one can see it."""
    office, member = request.office, request.membership
    found = list(follow_ups[: SHOWN + 1])
    rows = [task_row(office.slug, it, member, office.today()) for it in found[:SHOWN]]
    is_more = len(found) > SHOWN
    return {
        "rows": rows,
        "count": follow_ups.count() if is_more else len(found),
        "is_more": is_more,
        "all_url": reverse("follow_ups", args=[office.slug]),
    }
