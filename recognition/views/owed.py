"""Whom the office, or a member, owes thanks."""

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.exports.answers import Format, send_table
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.models import PartnerStanding
from recognition.exports.owed import export_owed
from recognition.presenters.drawn import drawn_owed
from recognition.presenters.reasons import owed_row
from recognition.presenters.thanks_head import thanks_head
from recognition.queries.owed import MINE, as_owed, order_of_owed, owed, owed_by, owed_rows
from recognition.views.paging import asked_page, links, tab


@require_GET
def thanks_owed(request: OfficeRequest, office: str) -> HttpResponse:
    """All partners that are owed thanks, or the member's (`?whose=mine`)."""
    require(request.membership, Permission.SEE)
    page = asked_page(request, owed_rows(_asked(request)), order_of_owed())
    slug, member, today = request.office.slug, request.membership, request.office.today()
    rows = [owed_row(slug, as_owed(it), member, today) for it in page.rows]
    context = {
        "rows": drawn_owed(request, rows),
        "whose": _tabs(is_mine=_is_mine(request)),
        **links(request, page),
        **thanks_head(request),
    }
    return render(request, "recognition/owed.html", context)


@require_GET
def owed_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    return send_table(request.office.pk, export_owed(request.office, _asked(request)), kind)


def _asked(request: OfficeRequest) -> QuerySet[PartnerStanding]:
    today = request.office.today()
    if _is_mine(request):
        return owed_by(request.office, request.membership, today)
    return owed(request.office, today)


def _is_mine(request: OfficeRequest) -> bool:
    return request.GET.get("whose") == MINE


def _tabs(*, is_mine: bool) -> list[dict[str, object]]:
    return [
        tab(_("All"), "?", is_current=not is_mine),
        tab(_("Mine"), f"?whose={MINE}", is_current=is_mine),
    ]
