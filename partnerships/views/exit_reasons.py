"""The office's own reasons for which partnerships end."""

from functools import partial
from typing import cast

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.htmx import next_url, saved
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from offices.views.found import to_edit
from partnerships.actions.own_reasons import (
    OwnReasonFields,
    archive_own_reason,
    create_own_reason,
    restore_own_reason,
    update_own_reason,
)
from partnerships.enums.exits import ExitReason
from partnerships.forms.exits import OwnReasonForm
from partnerships.models import OwnExitReason
from partnerships.policies.exits import is_in_our_hands
from partnerships.queries.exits import get_own_reason, own_reasons
from partnerships.views.once import made_once, once_token


@require_GET
def exit_reasons(request: OfficeRequest, office: str) -> HttpResponse:
    """The survey's ten, and the office's own."""
    require(request.membership, Permission.EDIT_OFFICE)
    context = {
        "standard": [(it.label, is_in_our_hands(it)) for it in ExitReason],
        "own": own_reasons(request.office),
        "archived": own_reasons(request.office, archived=True),
    }
    return render(request, "partnerships/exit_reasons.html", context)


@require_http_methods(["GET", "POST"])
def exit_reason_new(request: OfficeRequest, office: str) -> HttpResponse:
    """Add one."""
    require(request.membership, Permission.EDIT_OFFICE)
    form = OwnReasonForm(request.POST or None)
    made = tried(form, lambda: _create(request, form))
    if made is not None:
        undo = reverse("exit_reason_archive", args=[office, made.pk])
        return _back(request, _("%(reason)s added.") % {"reason": made.name}, undo)
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
def exit_reason_edit(request: OfficeRequest, office: str, reason: int) -> HttpResponse:
    """Rename one."""
    it = to_edit(get_own_reason, request, reason)
    name = it.name
    form = OwnReasonForm(request.POST or None, reason=it)
    if tried(form, lambda: _update(request, form, it)):
        return _back(request, _("%(reason)s saved.") % {"reason": it.name})
    it.name = name
    return _form_page(request, form, it)


@require_POST
def exit_reason_archive(request: OfficeRequest, office: str, reason: int) -> HttpResponse:
    """Offer it no more."""
    it = to_edit(get_own_reason, request, reason)
    archive_own_reason(by=request.membership, reason=it)
    undo = reverse("exit_reason_restore", args=[office, reason])
    return _back(request, _("%(reason)s archived.") % {"reason": it.name}, undo)


@require_POST
def exit_reason_restore(request: OfficeRequest, office: str, reason: int) -> HttpResponse:
    """Offer it again."""
    it = to_edit(get_own_reason, request, reason)
    try:
        restore_own_reason(by=request.membership, reason=it)
    except ValidationError as error:
        return _back(request, " ".join(error.messages))
    return _back(request, _("%(reason)s restored.") % {"reason": it.name})


def _create(request: OfficeRequest, form: OwnReasonForm) -> OwnExitReason:
    fields = cast(OwnReasonFields, form.cleaned_data)
    by, office = request.membership, request.office
    act = partial(create_own_reason, by=by, office=office, fields=fields)
    return made_once(request, fields, act, get_own_reason)


def _update(request: OfficeRequest, form: OwnReasonForm, reason: OwnExitReason) -> OwnExitReason:
    fields = cast(OwnReasonFields, form.cleaned_data)
    return update_own_reason(by=request.membership, reason=reason, fields=fields)


def _form_page(
    request: OfficeRequest, form: OwnReasonForm, reason: OwnExitReason | None
) -> HttpResponse:
    once = "" if reason else once_token(request)
    context = {"form": form, "reason": reason, "once": once}
    status = 422 if form.is_bound else 200
    return render(request, "partnerships/exit_reason_form.html", context, status=status)


def _back(request: OfficeRequest, message: str, undo_url: str = "") -> HttpResponse:
    to = next_url(request, reverse("exit_reasons", args=[request.office.slug]))
    return saved(request, to=to, message=message, undo_url=undo_url)
