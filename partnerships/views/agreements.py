"""The agreements of an office: a list by status, and the same as a file."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.addresses import address_in
from core.exports.answers import Format, send_table
from core.pager import BadCursor
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.enums.agreements import AgreementStatus
from partnerships.exports.agreements import export_agreements
from partnerships.models import Partner
from partnerships.presenters.agreement_lines import agreement_lines
from partnerships.queries.agreements import ARCHIVED, AgreementFilters, list_agreements


@require_GET
def agreements(request: OfficeRequest, office: str) -> HttpResponse:
    """What is not over, what ends first on top; a chip for each status."""
    require(request.membership, Permission.SEE)
    filters = AgreementFilters.read(request.GET.dict())
    try:
        page = list_agreements(request.office, filters, request.GET.get("page"))
    except BadCursor:
        page = list_agreements(request.office, filters)
    context: dict[str, Any] = {
        "rows": agreement_lines(request, page.rows),
        "filters": filters,
        "chips": _chips(filters),
        "partner": _partner(request, filters),
        "plain_url": address_in(request.office.slug, "agreements"),
        "previous_url": _to(filters, page.previous),
        "next_url": _to(filters, page.next),
    }
    return render(request, "partnerships/agreements.html", context)


@require_GET
def agreements_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    filters = AgreementFilters.read(request.GET.dict())
    return send_table(request.office.pk, export_agreements(request.office, filters), kind)


def _partner(request: OfficeRequest, filters: AgreementFilters) -> Partner | None:
    if filters.partner is None:
        return None
    return Partner.objects.filter(office=request.office, pk=filters.partner).first()


def _chips(filters: AgreementFilters) -> list[dict[str, Any]]:
    named = [("", _("All that run")), *AgreementStatus.choices, (ARCHIVED, _("Archived"))]
    return [
        {"label": label, "url": _url(filters, view), "is_current": view == filters.view}
        for view, label in named
    ]


def _url(filters: AgreementFilters, view: str) -> str:
    said = {"status": view, "partner": filters.partner, "q": filters.q}
    return f"?{urlencode({name: it for name, it in said.items() if it})}"


def _to(filters: AgreementFilters, cursor: str | None) -> str:
    if cursor is None:
        return ""
    return f"{_url(filters, filters.view)}&{urlencode({'page': cursor})}".replace("?&", "?")
