"""The lists behind the figures: who was thanked, who waits, and how soon thanks came."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.days import years_before
from core.exports.answers import Format, send_table
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from recognition.exports.thanked import export_engagements, export_thanked
from recognition.presenters.thanked import engagement_rows_of, partner_rows
from recognition.presenters.thanks_head import thanks_head
from recognition.queries.spans import term_so_far, year_so_far
from recognition.queries.thanked import (
    THANKED,
    WAITING,
    WHICH,
    YEAR,
    engagement_rows,
    engagements_since,
    order_of_engagements,
    order_of_thanked,
    partners_thanked,
    thanked_rows,
)
from recognition.views.paging import asked_page, links, tab


@require_GET
def thanks_partners(request: OfficeRequest, office: str) -> HttpResponse:
    """Partners thanked this term (`?which=thanked`), those that wait, or those of a year."""
    require(request.membership, Permission.SEE)
    which, today = _which(request), request.office.today()
    since = term_so_far(request.office, today)
    standings = partners_thanked(request.office, which, since.day, today)
    rows = thanked_rows(standings, years_before(today))
    page = asked_page(request, rows, order_of_thanked(which))
    context = {
        "rows": partner_rows(request, page.rows),
        "which": which,
        "since": since,
        "views": _tabs(which, is_term=since.is_term),
        "today": today,
        **links(request, page),
        **thanks_head(request),
    }
    return render(request, "recognition/partners.html", context)


@require_GET
def partners_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    return send_table(request.office.pk, export_thanked(request.office, _which(request)), kind)


@require_GET
def thanks_engagements(request: OfficeRequest, office: str) -> HttpResponse:
    """What partners did this school year, and how soon they were thanked for it."""
    require(request.membership, Permission.SEE)
    today = request.office.today()
    since = year_so_far(request.office, today)
    rows = engagement_rows(engagements_since(request.office, since, today, _state(request)))
    page = asked_page(request, rows, order_of_engagements())
    kinds = labels_of(request.office, Vocabulary.ACTIVITY_KIND)
    context = {
        "rows": engagement_rows_of(request, page.rows, kinds),
        "views": _states(_state(request)),
        **links(request, page),
        **thanks_head(request),
    }
    return render(request, "recognition/engagements.html", context)


@require_GET
def engagements_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    return send_table(request.office.pk, export_engagements(request.office, _state(request)), kind)


def _which(request: OfficeRequest) -> str:
    asked = request.GET.get("which", "")
    return asked if asked in WHICH else THANKED


def _state(request: OfficeRequest) -> str:
    asked = request.GET.get("which", "")
    return asked if asked in (THANKED, WAITING) else ""


def _tabs(which: str, *, is_term: bool) -> list[dict[str, Any]]:
    thanked = _("Thanked this term") if is_term else _("Thanked this school year")
    labels = {THANKED: thanked, WAITING: _("Not yet"), YEAR: _("Thanked within a year")}
    return [tab(labels[it], f"?which={it}", is_current=it == which) for it in WHICH]


def _states(state: str) -> list[dict[str, Any]]:
    labels = {"": _("All"), THANKED: _("Thanked"), WAITING: _("Waiting")}
    return [tab(label, f"?which={it}", is_current=it == state) for it, label in labels.items()]
