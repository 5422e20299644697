"""What came of all partnerships of an office: a list, and the same as a file."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from core.addresses import address_in
from core.exports.answers import Format, send_table
from core.pager import BadCursor
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outcomes.exports.results import export_results
from outcomes.presenters.results import result_lines
from outcomes.queries.measures import measure_choices
from outcomes.queries.results import ResultFilters, list_results, office_years
from outcomes.queries.shown_results import threshold
from partnerships.models import Partner
from partnerships.views.partners import Select, Tab


@require_GET
def results(request: OfficeRequest, office: str) -> HttpResponse:
    """What came of it, the newest first."""
    require(request.membership, Permission.SEE)
    filters = ResultFilters.read(request.GET.dict())
    below = threshold(request.office.pk)
    try:
        page = list_results(request.office, filters, below, request.GET.get("page"))
    except BadCursor:
        page = list_results(request.office, filters, below)
    measures = measure_choices.rows(request.office.pk)
    context: dict[str, Any] = {
        "rows": result_lines(request, page.rows, below, filters.view),
        "filters": filters,
        "below": below,
        "is_measured": any(it.archived_at is None for it in measures),
        "selects": _selects(request, filters, measures),
        "partner": _partner(request, filters),
        "tabs": _tabs(filters),
        "plain_url": address_in(request.office.slug, "results"),
        "previous_url": _to(filters, page.previous),
        "next_url": _to(filters, page.next),
    }
    return render(request, "outcomes/results.html", context)


@require_GET
def results_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    filters = ResultFilters.read(request.GET.dict())
    return send_table(request.office.pk, export_results(request.office, filters), kind)


def _selects(request: OfficeRequest, filters: ResultFilters, measures: list[Any]) -> list[Select]:
    named = [(str(it.id), it.name) for it in measures]
    chosen = "" if filters.measure is None else str(filters.measure)
    years = [(it.starts_on.isoformat(), it.label) for it in office_years(request.office)]
    return [
        Select("measure", _("Measure"), _("Any measure"), chosen, named),
        Select("year", _("School year"), _("Any school year"), filters.year, years),
    ]


def _partner(request: OfficeRequest, filters: ResultFilters) -> Partner | None:
    if filters.partner is None:
        return None
    return Partner.objects.filter(office=request.office, pk=filters.partner).first()


def _tabs(filters: ResultFilters) -> list[Tab]:
    labels = (
        ("", pgettext("results", "All")),
        ("unshared", pgettext("results", "Not shared")),
        ("shared", pgettext("results", "Shared")),
        ("archived", pgettext("results", "Removed")),
    )
    return [
        Tab(label, f"?{urlencode({'view': view})}" if view else "?", view == filters.view)
        for view, label in labels
    ]


def _to(filters: ResultFilters, cursor: str | None) -> str:
    if cursor is None:
        return ""
    said = [it for it in (filters.as_query(), urlencode({"page": cursor})) if it]
    return f"?{'&'.join(said)}"
