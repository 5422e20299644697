"""The ledger of thanks: what it comes to, and every act of it."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.addresses import address_in
from core.exports.answers import Format, send_table
from core.pager import BadCursor
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.models import Partner
from partnerships.views.partners import Select
from recognition.enums.channels import Channel
from recognition.exports.recognitions import export_recognitions
from recognition.presenters.figures import figures
from recognition.presenters.ledger import ledger_lines
from recognition.presenters.thanks_head import HISTORY, thanks_head
from recognition.queries.filters import RecognitionFilters
from recognition.queries.ledger import list_recognitions
from recognition.views.paging import links, tab

ARCHIVED = "archived"


@require_GET
def thanks_history(request: OfficeRequest, office: str) -> HttpResponse:
    """The figures, and the acts of thanks that the filters leave, the newest first."""
    require(request.membership, Permission.SEE)
    filters = RecognitionFilters.read(request.GET.dict())
    try:
        page = list_recognitions(request.office, filters, request.GET.get("page"))
    except BadCursor:
        page = list_recognitions(request.office, filters)
    head = thanks_head(request, HISTORY)
    context = {
        "rows": ledger_lines(request, page.rows),
        "figures": figures(request.office, head["head"].term, request.office.today()),
        "filters": filters,
        "channels": _channels(filters),
        "partner": _partner(request, filters),
        "views": _views(filters),
        "plain_url": address_in(request.office.slug, "thanks_history"),
        **links(request, page),
        **head,
    }
    return render(request, "recognition/history.html", context)


@require_GET
def history_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    filters = RecognitionFilters.read(request.GET.dict())
    return send_table(request.office.pk, export_recognitions(request.office, filters), kind)


def _partner(request: OfficeRequest, filters: RecognitionFilters) -> Partner | None:
    if filters.partner is None:
        return None
    return Partner.objects.filter(office=request.office, pk=filters.partner).first()


def _channels(filters: RecognitionFilters) -> Select:
    return Select("channel", _("How"), _("Any way"), filters.channel, list(Channel.choices))


def _views(filters: RecognitionFilters) -> list[dict[str, Any]]:
    is_archived = filters.view == ARCHIVED
    return [
        tab(_("Given"), "?", is_current=not is_archived),
        tab(_("Removed"), f"?view={ARCHIVED}", is_current=is_archived),
    ]
