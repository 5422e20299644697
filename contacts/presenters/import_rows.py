"""The rows of an import: tabs, a page of them, and what each may become."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.imports.counts import Counts
from core.imports.queries import RowView, rows_of
from core.models.imports import Import, ImportState, Matches, RowState
from core.templatetags.amounts import grouped
from offices.requests import OfficeRequest

PAGES = {
    "partnerships.partner": "partner",
    "contacts.contact": "contact",
    "outreach.activity": "activity_edit",
    "partnerships.need": "need_edit",
    "partnerships.agreement": "agreement",
    "outreach.concern": "concern_edit",
    "outcomes.result": "result_edit",
}
"""Where a row of a table can be seen."""

MATCHED = {
    "partners": "partnerships.partner",
    "contacts": "contacts.contact",
    "activities": "outreach.activity",
    "needs": "partnerships.need",
    "agreements": "partnerships.agreement",
    "concerns": "outreach.concern",
    "results": "outcomes.result",
}
"""What the rows of a sheet are compared with."""

TONES = {
    RowState.NEW: "ok",
    RowState.CREATED: "ok",
    RowState.UPDATED: "ok",
    RowState.ALIKE: "watch",
    RowState.BAD: "risk",
}

OPEN = (RowState.MATCH, RowState.ALIKE)
"""Rows about which somebody can choose: what has to be mended comes in neither way."""

CHECKED_TABS = (
    ("bad", _("To mend"), "bad"),
    ("warned", _("Look at"), "warned"),
    ("alike", _("Perhaps there already"), "alike"),
    ("match", _("There already"), "match"),
    ("new", pgettext_lazy("rows of a file", "New"), "new"),
    ("all", pgettext_lazy("rows of a file", "All"), "read"),
)
WRITTEN_TABS = (
    ("done", pgettext_lazy("rows of a file", "Done"), ""),
    ("bad", _("To mend"), "bad"),
    ("warned", _("Look at"), "warned"),
    ("all", pgettext_lazy("rows of a file", "All"), "read"),
)


@dataclass(frozen=True)
class Tab:
    """A part of the rows, as a link."""

    key: str
    label: Any
    url: str
    count: str
    is_current: bool


@dataclass(frozen=True)
class RowLine:
    """A row of the file with what can be done about it. `choices` is empty where nothing can."""

    row: RowView
    cells: list[tuple[str, str]]
    tone: str
    match_url: str
    choice: str
    choices: list[tuple[str, Any]]
    act_url: str


def rows_context(request: OfficeRequest, run: Import, counts: Counts) -> dict[str, Any]:
    """The tabs and one page of rows. Raises BadCursor."""
    tabs = _tabs(request, run, counts)
    which = next((tab.key for tab in tabs if tab.is_current), "all")
    page = rows_of(run, which, request.GET.get("page"))
    return {
        "tabs": tabs,
        "which": which,
        "lines": [_line(request, run, row) for row in page.rows],
        "previous_url": _url(request, which, page.previous),
        "next_url": _url(request, which, page.next),
    }


def _tabs(request: OfficeRequest, run: Import, counts: Counts) -> list[Tab]:
    """The tabs that hold something; the one that is asked for, else the first."""
    is_checked = run.state == ImportState.READY
    named = CHECKED_TABS if is_checked else WRITTEN_TABS
    found = []
    for key, label, of in named:
        count = getattr(counts, of) if of else counts.created + counts.updated + counts.skipped
        if count or key == "all":
            found.append((key, label, count))
    keys = [key for key, _label, _count in found]
    asked = request.GET.get("show", "")
    current = asked if asked in keys else keys[0]
    return [
        Tab(key, label, f"?show={key}", grouped(count), key == current)
        for key, label, count in found
    ]


def _line(request: OfficeRequest, run: Import, row: RowView) -> RowLine:
    slug = request.office.slug
    may_choose = run.state == ImportState.READY and bool(row.match_id) and row.state in OPEN
    return RowLine(
        row=row,
        cells=[(label, value) for label, value in row.cells if value],
        tone=TONES.get(RowState(row.state), ""),
        match_url=page_of(request, MATCHED.get(run.sheet, ""), row.match_id),
        choice=row.choice or (run.alike if row.is_alike else run.matches),
        choices=list(Matches.choices) if may_choose else [],
        act_url=reverse("import_row", args=[slug, run.pk, row.number]),
    )


def page_of(request: OfficeRequest, model: str, pk: int | None) -> str:
    """The address of a row of a table ("contacts.contact"); "" where it has no page."""
    if pk is None or model not in PAGES:
        return ""
    return reverse(PAGES[model], args=[request.office.slug, pk])


def _url(request: OfficeRequest, which: str, cursor: str | None) -> str:
    if cursor is None:
        return ""
    asked = request.GET.copy()
    asked["show"], asked["page"] = which, cursor
    return f"?{asked.urlencode()}"
