"""End a partnership, say why, take it back; the list of endings."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.exports.answers import Format, send_table
from core.htmx import next_url, saved, toast
from core.pager import BadCursor, Page
from offices.forms.errors import tried
from offices.models import Office
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from offices.views.found import found
from partnerships.actions.exits import end_partner, restore_exit, undo_exits, update_exit
from partnerships.enums.partners import Stage
from partnerships.exports.exits import export_exits
from partnerships.forms.exits import ExitForm
from partnerships.models import Exit, Partner
from partnerships.presenters.exit_filters import (
    read_exit_filters,
    reasons_to_ask,
    states_to_ask,
    value_of,
    years_to_ask,
)
from partnerships.presenters.exit_lines import exit_lines
from partnerships.queries.exits import ExitFilters, current_exit, get_exit, list_exits
from partnerships.views.finding import partner_or_404
from partnerships.views.partners import Select

FORM = "partnerships/exit_form.html"


@require_http_methods(["GET", "POST"])
def partner_end(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """End the partnership, or say why one has ended of which nobody did."""
    it = partner_or_404(request, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    if it.stage == Stage.ENDED and (there := current_exit(request.office.pk, it.pk)):
        return exit_edit(request, office, there.id)
    form = ExitForm(request.POST or None, office=request.office)
    act = tried(form, lambda: _end(request, it, form))
    if act is None:
        return _form_page(request, form, it, None)
    said = _("The partnership with %(partner)s has ended.") % {"partner": it.name}
    undo = reverse("exit_undo", args=[office, act.pk])
    return saved(request, to=_page_of(request, it), message=said, undo_url=undo)


@require_http_methods(["GET", "POST"])
def exit_edit(request: OfficeRequest, office: str, exit: int) -> HttpResponse:
    """Change what was said of an ending."""
    it = found(get_exit, request, exit)
    require(request.membership, Permission.EDIT_PARTNERS)
    form = ExitForm(request.POST or None, office=request.office, exit=it)
    if tried(form, lambda: update_exit(by=request.membership, exit=it, fields=form.as_fields())):
        return saved(request, to=_page_of(request, it.partner), message=_("Changes saved."))
    return _form_page(request, form, it.partner, it)


@require_POST
def exit_undo(request: OfficeRequest, office: str, exit: int) -> HttpResponse:
    """It was not to be ended: all is as it was, follow-ups too."""
    it = found(get_exit, request, exit)
    done = undo_exits(by=request.membership, office=request.office, ids=[it.pk])
    to = _page_of(request, it.partner)
    if not done:
        return saved(request, to=to, message=_("This has changed since, so it was left as it is."))
    undo = reverse("exit_restore", args=[office, it.pk])
    return saved(request, to=to, message=_("Undone."), undo_url=undo)


@require_POST
def exit_restore(request: OfficeRequest, office: str, exit: int) -> HttpResponse:
    """The ending holds again."""
    it = found(get_exit, request, exit)
    to = _page_of(request, it.partner)
    try:
        restore_exit(by=request.membership, exit=it)
    except ValidationError as error:
        toast(request, " ".join(error.messages))
        return saved(request, to=to)
    said = _("The partnership with %(partner)s has ended.") % {"partner": it.partner.name}
    return saved(request, to=to, message=said, undo_url=reverse("exit_undo", args=[office, it.pk]))


@require_GET
def exits(request: OfficeRequest, office: str) -> HttpResponse:
    """Why partnerships ended, the newest first."""
    require(request.membership, Permission.SEE)
    filters = asked_exits(request)
    try:
        page = list_exits(request.office, filters, request.GET.get("page"))
    except BadCursor:
        page = list_exits(request.office, filters)
    context = {
        "rows": exit_lines(request, page.rows),
        "filters": filters,
        "selects": _selects(request.office, filters),
        "partner": filters.partner and partner_or_404(request, filters.partner),
        "plain_url": reverse("exits", args=[office]),
        **_links(request, page),
    }
    return render(request, "partnerships/exits.html", context)


@require_GET
def exits_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The same list as a file."""
    require(request.membership, Permission.EXPORT)
    return send_table(request.office.pk, export_exits(request.office, asked_exits(request)), kind)


def asked_exits(request: OfficeRequest) -> ExitFilters:
    """Out of the address."""
    return read_exit_filters(request.office, request.GET.dict())


def _end(request: OfficeRequest, partner: Partner, form: ExitForm) -> Exit:
    return end_partner(by=request.membership, partner=partner, fields=form.as_fields())


def _form_page(
    request: OfficeRequest, form: ExitForm, partner: Partner, exit: Exit | None
) -> HttpResponse:
    context = {
        "form": form,
        "partner": partner,
        "exit": exit,
        "cancel_url": _page_of(request, partner),
        "next": next_url(request, ""),
    }
    return render(request, FORM, context, status=422 if form.is_bound else 200)


def _page_of(request: OfficeRequest, partner: Partner) -> str:
    return next_url(request, reverse("partner", args=[request.office.slug, partner.pk]))


def _selects(office: Office, filters: ExitFilters) -> list[Select]:
    years = [(value_of(it), it.label) for it in years_to_ask(office)]
    reasons, states = reasons_to_ask(office), states_to_ask()
    return [
        Select("year", _("School year"), _("Any year"), filters.year, years),
        Select("reason", _("Reason"), _("Any reason"), filters.reason, reasons),
        Select("state", _("Since then"), _("All"), filters.state, states),
    ]


def _links(request: OfficeRequest, page: Page[Any]) -> dict[str, str]:
    return {"previous_url": _to(request, page.previous), "next_url": _to(request, page.next)}


def _to(request: OfficeRequest, cursor: str | None) -> str:
    if cursor is None:
        return ""
    query = request.GET.copy()
    query["page"] = cursor
    return f"?{query.urlencode()}"
