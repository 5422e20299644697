"""The tabs that make a certificate or a letter, its words and its sheet beside it."""

import json
from typing import Any

from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.addresses import address_in
from core.htmx import saved
from core.once import new_token, once
from offices.forms.errors import tried
from offices.permissions import Permission, may, require
from offices.requests import OfficeRequest
from recognition.actions.documents import compose_document, make_document
from recognition.enums.documents import DocumentKind, DocumentState
from recognition.forms.compose import ComposeForm
from recognition.models import Document
from recognition.presenters.batches import running_batch
from recognition.presenters.documents import waits_for
from recognition.presenters.sheet import sheet_context
from recognition.presenters.thanks_head import CERTIFICATE, HISTORY, LETTER, thanks_head
from recognition.queries.documents import get_document
from recognition.views.composing import (
    begun,
    composing,
    followed,
    form_of,
    kind_in,
    previewed,
    unjudged,
    what_for,
)


@require_http_methods(["GET", "POST"])
def thanks(request: OfficeRequest, office: str) -> HttpResponse:
    """A certificate; `?partner=` says for whom."""
    return _compose(request, str(DocumentKind.CERTIFICATE))


@require_http_methods(["GET", "POST"])
def thanks_letter(request: OfficeRequest, office: str) -> HttpResponse:
    """A letter of thanks; with `?gift=1` the acknowledgement of a gift."""
    is_gift = bool(request.GET.get("gift"))
    return _compose(request, str(DocumentKind.GIFT_LETTER if is_gift else DocumentKind.LETTER))


@require_POST
def thanks_words(request: OfficeRequest, office: str) -> HttpResponse:
    """What follows from the partner and the language, as far as nobody has touched it."""
    require(request.membership, Permission.THANK)
    kind = kind_in(request.POST)
    data = unjudged(followed(request, kind, request.POST))
    context = {"it": composing(request, kind, data)}
    response = render(request, "recognition/compose_followed.html", context)
    response["HX-Trigger-After-Settle"] = "words"  # the sheet shows them
    return response


@require_POST
def thanks_preview(request: OfficeRequest, office: str) -> HttpResponse:
    """The sheet as it would be printed."""
    require(request.membership, Permission.THANK)
    document, signers = previewed(request, kind_in(request.POST), request.POST)
    return render(request, "recognition/compose_sheet.html", sheet_context(document, signers))


def _compose(request: OfficeRequest, kind: str) -> HttpResponse:
    if request.method == "GET" and not may(request.membership, Permission.THANK):
        return HttpResponseRedirect(address_in(request.office.slug, HISTORY))  # what one may see
    require(request.membership, Permission.THANK)
    if request.method == "GET":
        data = unjudged(followed(request, kind, begun(request)))
        return _page(request, kind, data)
    form = form_of(request, kind, request.POST)
    is_new = request.POST.get("for_what") not in (None, what_for(request.POST))
    if form.is_searching() or is_new:  # words of another partner or language are looked at first
        return _page(request, kind, unjudged(followed(request, kind, request.POST)))
    if document := tried(form, lambda: _made(request, form)):
        return _answer(request, document)
    return _page(request, kind, request.POST, form)


def _page(
    request: OfficeRequest, kind: str, data: QueryDict, refused: ComposeForm | None = None
) -> HttpResponse:
    document, signers = previewed(request, kind, data)
    context = {
        "it": composing(request, kind, data, refused),
        "once": data.get("once") or new_token(),
        **(running_batch(request.office, request.membership) or {}),
        **sheet_context(document, signers),
        **thanks_head(request, CERTIFICATE if kind == DocumentKind.CERTIFICATE else LETTER),
    }
    status = 200 if refused is None else 422
    return render(request, "recognition/compose.html", context, status=status)


def _made(request: OfficeRequest, form: ComposeForm) -> Document:
    """Compose it and make it; the same form sent twice makes one."""
    partner, fields = form.cleaned_data["partner"], form.document_fields()
    signers = form.signers()

    def make() -> int:
        by = request.membership
        document = compose_document(by=by, partner=partner, fields=fields, signers=signers)
        if document.state == DocumentState.READY:
            make_document(by=by, document=document)
        return document.pk

    said = json.dumps([partner.pk, fields, signers], default=_plain, sort_keys=True)
    token = request.POST.get("once", "")
    pk, _is_new = once(request.office.pk, request.membership.pk, token, said, make)
    return get_document(request.office, pk)


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else str(value)


def _answer(request: OfficeRequest, document: Document) -> HttpResponse:
    """To its page, with what came of it and Undo."""
    slug = request.office.slug
    return saved(
        request,
        to=reverse("document", args=[slug, document.pk]),
        message=_message(document),
        undo_url=reverse("document_archive", args=[slug, document.pk]),
        leave=True,
    )


def _message(document: Document) -> str:
    what = {"what": document.get_kind_display(), "name": document.to_name}
    if document.state == DocumentState.WAITING:
        return _("%(what)s for %(name)s waits for %(who)s.") % {**what, "who": waits_for(document)}
    if document.state == DocumentState.FAILED:
        return _("%(what)s for %(name)s could not be printed.") % what
    if document.mail_to:
        to = {**what, "address": document.mail_to}
        return _("%(what)s for %(name)s is on its way to %(address)s.") % to
    return _("%(what)s for %(name)s made.") % what
