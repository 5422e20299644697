"""Mutes of checks: the form in the dialog, and what one click does."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.htmx import saved
from core.registries.checks import checks
from core.templatetags.dates import day
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outcomes.actions.mutes import archive_mute, mute_check, restore_mute
from outcomes.forms.mutes import MuteForm
from outcomes.models import MutedCheck
from outcomes.queries.mutes import get_mute
from partnerships.models import Partner
from partnerships.views.finding import partner_or_404
from partnerships.views.once import made_once, once_token


@require_http_methods(["GET", "POST"])
def mute_new(request: OfficeRequest, office: str, partner: int, check: str) -> HttpResponse:
    """Mute a check of a partner; Undo lets it count again."""
    it = partner_or_404(request, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    if check not in checks():
        raise Http404
    form = MuteForm(request.POST or None, today=request.office.today())
    if made := tried(form, lambda: _mute(request, it, check, form)):
        words = {"check": _label(check), "day": day(made.until, request.office.today())}
        undo = reverse("mute_archive", args=[office, made.pk])
        return _done(request, it.pk, _("%(check)s is muted until %(day)s.") % words, undo)
    context = {
        "form": form,
        "partner": it,
        "check": checks()[check],
        "action_url": reverse("mute_new", args=[office, it.pk, check]),
        "cancel_url": _page(request, it.pk),
        "once": once_token(request),
    }
    return render(request, "outcomes/mute_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def mute_archive(request: OfficeRequest, office: str, mute: int) -> HttpResponse:
    """The check counts again; Undo mutes it as before."""
    it = archive_mute(by=request.membership, mute=_found(request, mute))
    undo = reverse("mute_restore", args=[office, it.pk])
    said = _("%(check)s counts again.") % {"check": _label(it.check_key)}
    return _done(request, it.partner_id, said, undo)


@require_POST
def mute_restore(request: OfficeRequest, office: str, mute: int) -> HttpResponse:
    """Mute it again."""
    it = restore_mute(by=request.membership, mute=_found(request, mute))
    said = _("%(check)s is muted again.") % {"check": _label(it.check_key)}
    return _done(request, it.partner_id, said)


def _mute(request: OfficeRequest, partner: Partner, check: str, form: MuteForm) -> MutedCheck:
    fields: dict[str, Any] = {"check_key": check, **form.cleaned_data}
    act = partial(mute_check, by=request.membership, partner=partner, **fields)
    return made_once(request, {"partner": partner.pk, **fields}, act, get_mute)


def _found(request: OfficeRequest, pk: int) -> MutedCheck:
    try:
        mute = get_mute(request.office, pk)
    except MutedCheck.DoesNotExist as error:
        raise Http404 from error
    require(request.membership, Permission.EDIT_PARTNERS)
    return mute


def _label(check: str) -> str:
    return str(checks()[check].label)


def _page(request: OfficeRequest, partner: int) -> str:
    return reverse("risk_of_partner", args=[request.office.slug, partner])


def _done(request: OfficeRequest, partner: int, said: str, undo_url: str = "") -> HttpResponse:
    return saved(request, to=_page(request, partner), message=said, undo_url=undo_url)
