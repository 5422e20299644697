"""The lists behind Today's panels, in full."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.pager import BadCursor, Page, SortKey, order_of, paginate
from offices.permissions import Permission, may, require
from offices.requests import OfficeRequest
from outreach.presenters.bulk import bulk_bar
from outreach.presenters.drawn import drawn_silences, drawn_tasks
from outreach.presenters.rows import task_rows
from outreach.presenters.silence import silences
from outreach.queries.due import order_for_pages
from outreach.queries.silence import losing_touch
from outreach.views.asked import asked_follow_ups

SIZE = 50


@require_GET
def follow_ups(request: OfficeRequest, office: str) -> HttpResponse:
    """Everything that is open: mine, everybody's (`?whose=all`), or a partner's (`?partner=`)."""
    require(request.membership, Permission.SEE)
    asked = asked_follow_ups(request)
    page = _page(request, asked.rows, order_for_pages())
    is_start = page.previous is None
    rows = task_rows(request.office, page.rows, request.membership, is_start=is_start)
    bulk = bulk_bar(request) if may(request.membership, Permission.LOG) else None
    context = {
        "rows": drawn_tasks(request, rows, bulk),
        "bulk": bulk,
        "partner": asked.partner,
        "tabs": _tabs(asked.everybodys),
        **_links(request, page),
    }
    return render(request, "outreach/follow_ups.html", context)


@require_GET
def losing_touch_list(request: OfficeRequest, office: str) -> HttpResponse:
    """All partners of the member's that have been silent for too long, or never spoke."""
    require(request.membership, Permission.SEE)
    asked, member = request.office, request.membership
    quiet, calendars = losing_touch(asked, member, asked.today())
    page = _page(request, quiet, order_of("last_two_way_on", nullable=["last_two_way_on"]))
    rows = silences(asked, page.rows, calendars, member)
    context = {"rows": drawn_silences(request, rows), **_links(request, page)}
    return render(request, "outreach/losing_touch.html", context)


def _page(request: OfficeRequest, rows: "QuerySet[Any]", keys: list[SortKey]) -> Page[Any]:
    """The page that was asked for; the first one if its cursor is bad."""
    try:
        return paginate(rows, keys, size=SIZE, cursor=request.GET.get("page"))
    except BadCursor:
        return paginate(rows, keys, size=SIZE)


def _links(request: OfficeRequest, page: Page[Any]) -> dict[str, str]:
    return {"previous_url": _to(request, page.previous), "next_url": _to(request, page.next)}


def _to(request: OfficeRequest, cursor: str | None) -> str:
    if cursor is None:
        return ""
    query = request.GET.copy()
    query["page"] = cursor
    return f"?{query.urlencode()}"


def _tabs(everybodys: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("Mine"), "url": "?", "count": None, "is_current": not everybodys},
        {"label": _("All"), "url": "?whose=all", "count": None, "is_current": everybodys},
    ]
