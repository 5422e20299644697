"""The history of a partner, and taking back what can be taken back."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from core.exports.answers import Format, send_table
from core.history.read import Asked
from core.history.undo import CannotTakeBack, NoSuchChange, take_back
from core.htmx import is_htmx, next_url, saved, toast
from core.pager import BadCursor
from core.registries.panels import panels
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.exports.history import export_history
from partnerships.models import Partner
from partnerships.presenters.history_page import asked_for, asked_kind, history_context
from partnerships.presenters.page import head_context
from partnerships.queries.labels import labels_of_all
from partnerships.queries.page import get_partner_page
from partnerships.views.finding import partner_or_404

TEMPLATE = "partnerships/history.html"


@require_GET
def partner_history(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Who changed what and when; `?show=` filters it, `?before=` goes back in time."""
    require(request.membership, Permission.SEE)
    return render(request, TEMPLATE, _context(request, partner))


@require_GET
def partner_history_file(
    request: OfficeRequest, office: str, partner: int, kind: Format
) -> HttpResponseBase:
    """The whole history with the page's filter, as a file."""
    found = partner_or_404(request, partner)
    require(request.membership, Permission.EXPORT)
    asked, only = asked_for(request, found.pk), asked_kind(request)
    table = export_history(request.office, found.name, asked, only)
    return send_table(request.office.pk, table, kind)


@require_POST
def partner_history_undo(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Take back the change that `entry` names; the toast offers to take that back in turn."""
    found = partner_or_404(request, partner)
    require(request.membership, Permission.SEE)
    return undo_asked(
        request, asked_for(request, found.pk), TEMPLATE, lambda: _context(request, found.pk)
    )


def undo_asked(
    request: OfficeRequest, asked: Asked, template: str, context: Callable[[], dict[str, Any]]
) -> HttpResponse:
    """Take back the change that `entry` names; a refusal is told on the page of that template."""
    entry = request.POST.get("entry") or request.GET.get("entry", "")
    try:
        made = take_back(by=request.membership, asked=asked, key=entry)
    except BadCursor:
        return HttpResponseBadRequest()
    except NoSuchChange as error:
        raise Http404 from error
    except CannotTakeBack as error:
        return _refused(request, str(error), template, context)
    page = reverse(f"{asked.subject}_history", args=[request.office.slug, asked.pk])
    to = next_url(request, page)
    return saved(request, to=to, message=_("Taken back."), undo_url=f"{request.path}?entry={made}")


def _context(request: OfficeRequest, pk: int) -> dict[str, Any]:
    try:
        page = get_partner_page(request.office, pk)
    except Partner.DoesNotExist as error:
        raise Http404 from error
    labels = labels_of_all(request.office, *Vocabulary)
    goes_on = is_htmx(request) and "before" in request.GET
    return {
        **head_context(page, labels, "partner_history"),
        **history_context(request, asked_for(request, pk), labels, goes_on=goes_on),
        "acts": [] if goes_on else panels("partner:head", request, page.partner),
    }


def _refused(
    request: OfficeRequest, reason: str, template: str, context: Callable[[], dict[str, Any]]
) -> HttpResponse:
    """Nothing was changed; say why, beside the history as it is by now."""
    if is_htmx(request):
        toast(request, reason)
        return trigger_client_event(HttpResponse(status=422), "refreshMain")
    return render(request, template, {**context(), "refused": reason}, status=422)
