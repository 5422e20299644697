"""The dashboard of retention, the list behind each of its figures, and both as files."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.exports.answers import Format, send_table
from core.pager import BadCursor, Page, SortKey, order_of, paginate
from core.registries.panels import panels
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outcomes.actions.kept_figures import current_figures
from outcomes.exports.retention import export_exits_of, export_figures, export_partners_of
from outcomes.presenters.retention import Asked
from outcomes.presenters.retention_choices import filter_chips, selects, year_choices
from outcomes.presenters.retention_drawn import figures_drawn
from outcomes.presenters.retention_rows import partner_lines
from outcomes.presenters.retention_words import figure_title
from outcomes.queries.figures import Figure, figures_of
from outcomes.queries.frames import Frame, frame_of
from outcomes.queries.retention import figure_exits, figure_partners
from outcomes.queries.retention_filters import RetentionFilters
from outcomes.queries.retention_rows import most_at_risk, order_of_partners, partner_rows
from partnerships.presenters.exit_lines import exit_lines
from partnerships.queries import exits as endings
from partnerships.queries.labels import labels_of_all
from recognition.views.paging import SIZE, links


@require_GET
def retention(request: OfficeRequest, office: str) -> HttpResponse:
    """What keeps partners and what loses them; each figure opens its list."""
    require(request.membership, Permission.SEE)
    asked, at = asked_of(request)
    words = labels_of_all(
        request.office, Vocabulary.PARTNER_KIND, Vocabulary.TIER, Vocabulary.CAREER_CLUSTER
    )
    at_risk = most_at_risk(asked.frame, asked.filters)
    context = {
        "drawn": figures_drawn(asked, at, words[Vocabulary.TIER]),
        "at_risk": {
            "rows": partner_lines(request, at_risk),
            "count": asked.counts["band.risk"],
            "url": asked.url("band.risk"),
            "is_known": asked.counts["active"] > asked.counts["band.none"],
        },
        "has_partners": asked.counts["active"] or any(asked.counts.values()),
        "filters": asked.filters,
        "query": asked.filters.as_query(year=request.GET.get("year", "")),
        "selects": selects(request.office, asked.filters, words),
        "years": year_choices(asked),
        "counted_at": at,
        "frame": asked.frame,
        "more_panels": panels("retention:main", request),
    }
    return render(request, "outcomes/retention.html", context)


@require_GET
def retention_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """Every figure of the dashboard as a file."""
    require(request.membership, Permission.EXPORT)
    asked, _at = asked_of(request)
    titles = {key: figure_title(key, asked.frame) for key in figures_of(asked.frame)}
    table = export_figures(request.office, asked.counts, titles)
    return send_table(request.office.pk, table, kind)


@require_GET
def retention_partners(request: OfficeRequest, office: str) -> HttpResponse:
    """The partners behind a figure (`?figure=kept.2024-08-01`), by name."""
    require(request.membership, Permission.SEE)
    frame, figure, filters = _figure(request, "partners", "active")
    standings = figure_partners(frame, figure, filters)
    page = _page(request, partner_rows(standings), order_of_partners())
    context = {
        "rows": partner_lines(request, page.rows),
        **_around(request, frame, figure, filters),
        "count": standings.count(),
        **links(request, page),
    }
    return render(request, "outcomes/retention_partners.html", context)


@require_GET
def retention_partners_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    frame, figure, filters = _figure(request, "partners", "active")
    table = export_partners_of(request.office, frame, figure, filters)
    return send_table(request.office.pk, table, kind)


@require_GET
def retention_exits(request: OfficeRequest, office: str) -> HttpResponse:
    """The endings behind a figure (`?figure=reason.needs_unmet`), the newest first."""
    require(request.membership, Permission.SEE)
    frame, figure, filters = _figure(request, "exits", "exits")
    found = figure_exits(frame, figure, filters)
    rows = endings.with_causes(found).values_list(*endings.COLUMNS, "said_causes", named=True)
    page = _page(request, rows, order_of("-ended_on"))
    context = {
        "rows": exit_lines(request, page.rows),
        **_around(request, frame, figure, filters),
        "count": found.count(),
        **links(request, page),
    }
    return render(request, "outcomes/retention_exits.html", context)


@require_GET
def retention_exits_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    frame, figure, filters = _figure(request, "exits", "exits")
    return send_table(
        request.office.pk, export_exits_of(request.office, frame, figure, filters), kind
    )


def asked_of(request: OfficeRequest) -> tuple[Asked, Any]:
    """The dashboard that the address asks for, and when its figures were counted."""
    office = request.office
    frame = frame_of(office, office.today())
    filters = RetentionFilters.read(request.GET.dict())
    counted = current_figures(frame, filters)
    place = _place(frame, request.GET.get("year", ""))
    return Asked(office.slug, frame, counted.counts, filters, place), counted.at


def _page(request: OfficeRequest, rows: "QuerySet[Any, Any]", keys: list[SortKey]) -> Page[Any]:
    """The page of named rows that was asked for; the first one if its cursor is bad."""
    try:
        return paginate(rows, keys, size=SIZE, cursor=request.GET.get("page"), value_of=getattr)
    except BadCursor:
        return paginate(rows, keys, size=SIZE, value_of=getattr)


def _place(frame: Frame, year: str) -> int:
    """The whole year that was asked for (its first day), else the last one."""
    starts = [it.starts_on.isoformat() for it in frame.whole]
    return starts.index(year) if year in starts[1:] else len(starts) - 1


def _figure(
    request: OfficeRequest, about: str, usual: str
) -> tuple[Frame, Figure, RetentionFilters]:
    frame = frame_of(request.office, request.office.today())
    figure = figures_of(frame).get(request.GET.get("figure", usual))
    if figure is None or figure.about != about:
        raise Http404(_("There is no such figure."))
    return frame, figure, RetentionFilters.read(request.GET.dict())


def _around(
    request: OfficeRequest, frame: Frame, figure: Figure, filters: RetentionFilters
) -> dict[str, Any]:
    words = labels_of_all(
        request.office, Vocabulary.PARTNER_KIND, Vocabulary.TIER, Vocabulary.CAREER_CLUSTER
    )
    return {
        "title": figure_title(figure.key, frame),
        "chips": filter_chips(request.office, filters, words),
        "query": filters.as_query(),
    }
