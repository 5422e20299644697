"""Today: what is due, what comes later this week."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core.registries.panels import Panel
from offices.requests import OfficeRequest
from outreach.models import FollowUp
from outreach.presenters.rows import task_row
from outreach.queries.first import first_rows
from outreach.queries.follow_ups import FRIDAY, end_of_week, follow_ups_of
from partnerships.models import Partner

SHOWN = 12
"""Rows of a list on Today; the rest stands on the page of all follow-ups."""


def due_panel(request: OfficeRequest) -> Panel:
    """What is late or due today, the oldest promise first."""
    today = request.office.today()
    mine = follow_ups_of(request.office, request.membership, today)
    context = _tasks(request, mine.filter(due_on__lte=today))
    context |= {"things_today": context["count"], "is_new": _is_new(request, context)}
    return Panel("outreach/today_due.html", context)


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


def _is_new(request: OfficeRequest, tasks: dict[str, Any]) -> bool:
    """The office has no partner so far, so praise for kept promises would sound hollow."""
    return not tasks["count"] and not Partner.objects.filter(office=request.office).exists()


def _tasks(request: OfficeRequest, follow_ups: "QuerySet[FollowUp]") -> dict[str, Any]:
    """The first rows, and how many there are."""
    office, member, today = request.office, request.membership, request.office.today()
    found, count = first_rows(follow_ups, SHOWN)
    return {
        "rows": [task_row(office.slug, it, member, today) for it in found],
        "count": count,
        "is_more": count > SHOWN,
        "all_url": reverse("follow_ups", args=[office.slug]),
    }
