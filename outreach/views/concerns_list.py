"""What the partners of an office wait for: a list, and the same as a file."""

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
from outreach.enums.concerns import ConcernKind
from outreach.exports.concerns import export_concerns
from outreach.presenters.concerns import concern_lines
from outreach.queries.concerns import MINE, ConcernFilters, list_concerns
from partnerships.models import Partner
from partnerships.views.partners import Select, Tab


@require_GET
def concerns(request: OfficeRequest, office: str) -> HttpResponse:
    """What partners wait for, the answer promised first on top."""
    require(request.membership, Permission.SEE)
    filters = ConcernFilters.read(request.GET.dict())
    asked = (request.office, filters, request.membership, request.office.today())
    try:
        page = list_concerns(*asked, request.GET.get("page"))
    except BadCursor:
        page = list_concerns(*asked)
    context: dict[str, Any] = {
        "rows": concern_lines(request, page.rows, filters.view),
        "filters": filters,
        "selects": _selects(filters),
        "partner": _partner(request, filters),
        "tabs": _tabs(filters),
        "plain_url": address_in(request.office.slug, "concerns"),
        "previous_url": _to(filters, page.previous),
        "next_url": _to(filters, page.next),
    }
    return render(request, "outreach/concerns.html", context)


@require_GET
def concerns_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    filters = ConcernFilters.read(request.GET.dict())
    table = export_concerns(request.office, filters, request.membership)
    return send_table(request.office.pk, table, kind)


def _partner(request: OfficeRequest, filters: ConcernFilters) -> Partner | None:
    if filters.partner is None:
        return None
    return Partner.objects.filter(office=request.office, pk=filters.partner).first()


def _selects(filters: ConcernFilters) -> list[Select]:
    kinds, whose = list(ConcernKind.choices), [(MINE, _("Mine"))]
    return [
        Select("kind", _("Kind"), _("Any kind"), filters.kind, kinds),
        Select("whose", _("Whose"), _("Everybody's"), filters.whose, whose),
    ]


def _tabs(filters: ConcernFilters) -> list[Tab]:
    """The views; of one partner they stay with it."""
    labels = (
        ("", pgettext("concerns", "Open")),
        ("overdue", pgettext("concerns", "Overdue")),
        ("answered", pgettext("concerns", "Answered")),
        ("all", pgettext("concerns", "All")),
        ("archived", pgettext("concerns", "Removed")),
    )
    return [
        Tab(label, f"?{ConcernFilters(partner=filters.partner, view=view).as_query()}", is_it)
        for view, label in labels
        for is_it in [view == filters.view]
    ]


def _to(filters: ConcernFilters, cursor: str | None) -> str:
    if cursor is None:
        return ""
    said = [it for it in (filters.as_query(), urlencode({"page": cursor})) if it]
    return f"?{'&'.join(said)}"
