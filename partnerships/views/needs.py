"""What a partner wants: forms in the dialog, and what one click does."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from core.htmx import next_url, saved
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.actions.needs import (
    archive_need,
    ask_again,
    create_need,
    meet_need,
    reopen_need,
    restore_need,
    update_need,
)
from partnerships.forms.needs import EditNeedForm, NeedForm
from partnerships.models import Need, Partner
from partnerships.presenters.undo import undo_of_this
from partnerships.queries.needs import get_need, open_needs
from partnerships.views.finding import partner_or_404
from partnerships.views.once import made_once, once_token

FORM = "partnerships/need_form.html"


@require_http_methods(["GET", "POST"])
def need_new(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Write down what a partner wants."""
    it = partner_or_404(request, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    form = NeedForm(request.POST or None, today=request.office.today())
    member = request.membership

    def make() -> Need:
        fields = form.need_fields()
        act = partial(create_need, by=member, partner=it, fields=fields)
        return made_once(request, {"partner": it.pk, **fields}, act, get_need)

    if made := tried(form, make):
        undo = reverse("need_archive", args=[office, made.pk])
        return _done(request, it.pk, _("Written down: what they want."), undo)
    action = reverse("need_new", args=[office, it.pk])
    return _form(request, form, it, action, once=once_token(request))


@require_http_methods(["GET", "POST"])
def need_edit(request: OfficeRequest, office: str, need: int) -> HttpResponse:
    """Change what was written down."""
    it = _found(request, need)
    initial = {name: getattr(it, name) for name in ("words", "topic", "asked_on", "met_on")}
    today = request.office.today()
    form = EditNeedForm(request.POST or None, initial=initial, today=today)
    member = request.membership
    if tried(form, lambda: update_need(by=member, need=it, fields=form.need_fields())):
        return _done(request, it.partner_id, _("Changes saved."), _undo(request, it))
    acts = [
        (f"{act}-need", reverse(f"need_{name}", args=[office, it.pk]))
        for act, name in (("met", "met"), ("reopen", "reopen"), ("remove", "archive"))
    ]
    action = reverse("need_edit", args=[office, it.pk])
    return _form(request, form, it.partner, action, need=it, acts=acts)


@require_POST
def need_archive(request: OfficeRequest, office: str, need: int) -> HttpResponse:
    """Put it away; Undo brings it back."""
    it = _found(request, need)
    archive_need(by=request.membership, need=it)
    undo = reverse("need_restore", args=[office, it.pk])
    return _done(request, it.partner_id, _("Removed: %(what)s.") % {"what": it.words}, undo)


@require_POST
def need_restore(request: OfficeRequest, office: str, need: int) -> HttpResponse:
    """Bring it back."""
    it = _found(request, need)
    restore_need(by=request.membership, need=it)
    return _done(request, it.partner_id, _("Back again: %(what)s.") % {"what": it.words})


@require_POST
def need_met(request: OfficeRequest, office: str, need: int) -> HttpResponse:
    """It is met, or they want it no more; Undo opens it again."""
    it = _found(request, need)
    meet_need(by=request.membership, need=it)
    undo = reverse("need_reopen", args=[office, it.pk])
    return _done(request, it.partner_id, _("Met: %(what)s.") % {"what": it.words}, undo)


@require_POST
def need_reopen(request: OfficeRequest, office: str, need: int) -> HttpResponse:
    """They want it still."""
    it = _found(request, need)
    reopen_need(by=request.membership, need=it)
    return _done(request, it.partner_id, _("Open again: %(what)s.") % {"what": it.words})


@require_POST
def need_asked(request: OfficeRequest, office: str, need: int) -> HttpResponse:
    """Somebody asked today, and it is still so."""
    it = _found(request, need)
    ask_again(by=request.membership, needs=[it])
    said = _("Asked today: %(what)s.") % {"what": it.words}
    return _done(request, it.partner_id, said, _undo(request, it))


@require_POST
def needs_asked(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Somebody asked the partner today, and all that it wanted it wants still."""
    it = partner_or_404(request, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    needs = open_needs(request.office).filter(partner=it).select_related("office", "partner")
    asked = ask_again(by=request.membership, needs=list(needs))
    said = ngettext(
        "Asked today: %(count)d thing that they want.",
        "Asked today: %(count)d things that they want.",
        len(asked),
    )
    undo = undo_of_this(request, it.pk)
    return _done(request, it.pk, said % {"count": len(asked)}, undo)


def _found(request: OfficeRequest, pk: int) -> Need:
    try:
        need = get_need(request.office, pk)
    except Need.DoesNotExist as error:
        raise Http404 from error
    require(request.membership, Permission.EDIT_PARTNERS)
    return need


def _form(
    request: OfficeRequest, form: NeedForm, partner: Partner, action: str, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "partner": partner,
        "action_url": action,
        "next": next_url(request, ""),
        "cancel_url": next_url(request, _page(request, partner.pk)),
        **more,
    }
    return render(request, FORM, context, status=422 if form.is_bound else 200)


def _undo(request: OfficeRequest, need: Need) -> str:
    """Where Undo takes back what this request has just changed."""
    return undo_of_this(request, need.partner_id)


def _page(request: OfficeRequest, partner: int) -> str:
    return reverse("partner", args=[request.office.slug, partner])


def _done(request: OfficeRequest, partner: int, said: str, undo_url: str = "") -> HttpResponse:
    """Back to where the click was, or to the partner."""
    to = next_url(request, _page(request, partner))
    return saved(request, to=to, message=said, undo_url=undo_url)
