"""Pages of the lists of thanks."""

from typing import Any

from django.db.models import QuerySet

from core.pager import BadCursor, Page, SortKey, paginate
from offices.requests import OfficeRequest

SIZE = 50


def asked_page(
    request: OfficeRequest, rows: "QuerySet[Any, Any]", keys: list[SortKey]
) -> Page[Any]:
    """The page of plain rows that was asked for; the first one if its cursor is bad."""
    try:
        return paginate(rows, keys, size=SIZE, cursor=request.GET.get("page"), value_of=sort_value)
    except BadCursor:
        return paginate(rows, keys, size=SIZE, value_of=sort_value)


def sort_value(row: Any, field: str) -> Any:
    """A sort value of a plain row, whose columns are called as they were asked for."""
    return row.pk if field == "id" else getattr(row, field)


def links(request: OfficeRequest, page: Page[Any]) -> dict[str, str]:
    """Where the pager of a page leads."""
    return {
        "previous_url": _to(request, page.previous),
        "next_url": _to(request, page.next),
    }


def tab(label: str, url: str, *, is_current: bool) -> dict[str, Any]:
    """One of `components/tabs.html`; without a count, which would have to be counted."""
    return {"label": label, "url": url, "count": None, "is_current": is_current}


def _to(request: OfficeRequest, cursor: str | None) -> str:
    if cursor is None:
        return ""
    query = request.GET.copy()
    query["page"] = cursor
    return f"?{query.urlencode()}"
