"""Whose health has changed since the scan before or in a week: a list, and the same as a file."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.exports.answers import Format, send_table
from offices.permissions import Permission, may, require
from offices.requests import OfficeRequest
from outcomes.exports.changes import export_changes
from outcomes.presenters.changes import band_words, change_lines, since_words
from outcomes.queries.changes import (
    BANDS,
    WEEK,
    ChangeFilters,
    change_rows,
    chosen_changes,
    order_of_changes,
    scan_at,
    scan_before,
)
from recognition.views.paging import asked_page, links, tab


@require_GET
def risk_changes(request: OfficeRequest, office: str) -> HttpResponse:
    """Before, now, and what weighs most; the worst first."""
    require(request.membership, Permission.SEE)
    filters = ChangeFilters.read(request.GET.dict())
    rows = change_rows(chosen_changes(request.office, filters))
    page = asked_page(request, rows, order_of_changes())
    context = {
        "lines": change_lines(request.office.slug, page.rows),
        "since": _since(request, filters),
        "tabs": _tabs(filters),
        "spans": _spans(filters),
        "is_narrowed": bool(filters.to),
        "may_look": may(request.membership, Permission.CLOSE_YEAR),
        **links(request, page),
    }
    return render(request, "outcomes/changes.html", context)


@require_GET
def changes_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    filters = ChangeFilters.read(request.GET.dict())
    return send_table(request.office.pk, export_changes(request.office, filters), kind)


def _since(request: OfficeRequest, filters: ChangeFilters) -> str:
    """The day that is compared with, in words; empty where there is none yet."""
    office, today = request.office, request.office.today()
    scan = scan_at(office, today - WEEK) if filters.since else scan_before(office)
    return since_words(scan.as_of, today) if scan else ""


def _tabs(filters: ChangeFilters) -> list[dict[str, Any]]:
    moves = {key: _("To “%(band)s”") % {"band": band_words(band)} for key, band in BANDS.items()}
    return [
        tab(label, _to(filters.since, key), is_current=filters.to == key)
        for key, label in {"": _("All changes"), **moves}.items()
    ]


def _spans(filters: ChangeFilters) -> list[dict[str, Any]]:
    spans = {"": _("Since the look before"), "week": _("In a week")}
    return [
        tab(label, _to(key, filters.to), is_current=filters.since == key)
        for key, label in spans.items()
    ]


def _to(since: str, to: str) -> str:
    said = {name: value for name, value in (("since", since), ("to", to)) if value}
    return f"?{urlencode(said)}"
