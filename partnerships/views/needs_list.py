"""What the partners of an office want: a list, and the same as a file."""

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
from partnerships.enums.needs import NeedTopic
from partnerships.exports.needs import export_needs
from partnerships.models import Partner
from partnerships.presenters.needs import need_lines
from partnerships.queries.needs import NeedFilters, list_needs
from partnerships.views.partners import Select, Tab


@require_GET
def needs(request: OfficeRequest, office: str) -> HttpResponse:
    """What partners want, those asked longest ago first."""
    require(request.membership, Permission.SEE)
    filters = NeedFilters.read(request.GET.dict())
    try:
        page = list_needs(request.office, filters, request.GET.get("page"))
    except BadCursor:
        page = list_needs(request.office, filters)
    topics = list(NeedTopic.choices)
    context: dict[str, Any] = {
        "rows": need_lines(request, page.rows, filters.view),
        "filters": filters,
        "topics": Select("topic", _("Topic"), _("Any topic"), filters.topic, topics),
        "partner": _partner(request, filters),
        "tabs": _tabs(filters),
        "plain_url": address_in(request.office.slug, "needs"),
        "previous_url": _to(filters, page.previous),
        "next_url": _to(filters, page.next),
    }
    return render(request, "partnerships/needs.html", context)


@require_GET
def needs_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    filters = NeedFilters.read(request.GET.dict())
    return send_table(request.office.pk, export_needs(request.office, filters), kind)


def _partner(request: OfficeRequest, filters: NeedFilters) -> Partner | None:
    if filters.partner is None:
        return None
    return Partner.objects.filter(office=request.office, pk=filters.partner).first()


def _tabs(filters: NeedFilters) -> list[Tab]:
    labels = (
        ("", pgettext("needs", "Open")),
        ("met", pgettext("needs", "Met")),
        ("archived", pgettext("needs", "Removed")),
    )
    return [
        Tab(label, f"?{urlencode({'view': view})}" if view else "?", view == filters.view)
        for view, label in labels
    ]


def _to(filters: NeedFilters, cursor: str | None) -> str:
    if cursor is None:
        return ""
    said = [it for it in (filters.as_query(), urlencode({"page": cursor})) if it]
    return f"?{'&'.join(said)}"
