"""Leaders sign: all that waits on one page, signed with one tap, or given back with a word."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from core.api.fields import read_id
from core.htmx import is_htmx, next_url, saved, toast
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outreach.views.found import found
from recognition.actions.signing import give_back, sign_documents, take_again, unsign_documents
from recognition.forms.signing import GiveBackForm
from recognition.models import Document
from recognition.presenters.signing import to_sign
from recognition.queries.documents import get_document
from recognition.queries.signing import measure_waiting, signed_at, waiting_for
from recognition.queries.stationery import signature_of

SHOWN = 25  # sheets on one page; those after them can be signed with them


@require_http_methods(["GET", "POST"])
def thanks_sign(request: OfficeRequest, office: str) -> HttpResponse:
    """What waits for one's signature. POST signs those that are `chosen`, with `rest` those that
    come after the shown ones, too."""
    require(request.membership, Permission.SIGN)
    if request.method == "POST":
        return _sign(request, _chosen(request))
    shown = list(waiting_for(request.membership)[:SHOWN])
    all_of_it = measure_waiting(request.membership)
    context: dict[str, Any] = {
        "rows": to_sign(request.office, shown, request.membership.pk),
        "count": all_of_it.count,
        "more": all_of_it.count - len(shown),
        "rest": f"{shown[-1].pk}-{all_of_it.newest}" if shown else "",
        "signature": signature_of(request.office.pk, request.membership.pk),
    }
    return render(request, "recognition/sign.html", context)


@require_POST
def thanks_sign_undo(request: OfficeRequest, office: str) -> HttpResponse:
    """Take back what was signed at one moment (`at`), as far as nothing was made of it yet."""
    require(request.membership, Permission.SIGN)
    moment = _moment(request)
    documents = signed_at(request.membership, moment) if moment else []
    taken_back = unsign_documents(by=request.membership, documents=documents)
    if not taken_back:
        return _said(request, _("It is being printed already, so it was left as it is."))
    words = ngettext(
        "Undone: %(count)d signature.", "Undone: %(count)d signatures.", len(taken_back)
    )
    return saved(request, to=_back(request), message=words % {"count": len(taken_back)})


@require_http_methods(["GET", "POST"])
def document_sign(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """POST signs this one; GET leads to it among all that waits."""
    require(request.membership, Permission.SIGN)
    thing = found(get_document, request.office, document)
    if request.method == "POST":
        return _sign(request, [thing])
    return HttpResponseRedirect(f"{_all(request)}#document-{thing.pk}")


@require_http_methods(["GET", "POST"])
def document_give_back(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """Not this one: it goes back to its author with a word of `why`."""
    require(request.membership, Permission.SIGN)
    thing = found(get_document, request.office, document)
    if not waiting_for(request.membership).filter(pk=thing.pk).exists():
        return _said(request, _("It does not wait for your signature any more."))
    form = GiveBackForm(request.POST or None)
    if tried(form, lambda: _give_back(request, thing, form)):
        message = _("Not signed: %(name)s. Its author sees why.") % {"name": thing.to_name}
        undo = reverse("document_give_back_undo", args=[request.office.slug, thing.pk])
        return saved(request, to=_all(request), message=message, undo_url=undo)
    context = {"form": form, "document": thing, "cancel_url": _all(request)}
    status = 422 if form.is_bound else 200
    return render(request, "recognition/give_back.html", context, status=status)


@require_POST
def document_give_back_undo(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """It waits for the member again."""
    require(request.membership, Permission.SIGN)
    thing = found(get_document, request.office, document)
    try:
        take_again(by=request.membership, document=thing)
    except ValidationError as error:
        return _said(request, " ".join(error.messages))
    message = _("It waits for you again: %(name)s.") % {"name": thing.to_name}
    return saved(request, to=_back(request), message=message)


def _sign(request: OfficeRequest, documents: list[Document]) -> HttpResponse:
    if not documents:
        return _said(request, _("Choose at least one first."))
    now = timezone.now()
    signed = sign_documents(by=request.membership, documents=documents, now=now)
    if not signed:
        return _said(request, _("Nothing of it waits for your signature any more."))
    words = ngettext("Signed: %(name)s.", "%(count)d signed.", len(signed))
    message = words % {"count": len(signed), "name": signed[0].to_name}
    undo = reverse("thanks_sign_undo", args=[request.office.slug])
    undo_url = f"{undo}?{urlencode({'at': now.isoformat()})}"
    return saved(request, to=_back(request), message=message, undo_url=undo_url)


def _chosen(request: OfficeRequest) -> list[Document]:
    """Those that were chosen; with `rest` ("after-newest") those that came after the last shown,
    but not what has come since."""
    waiting = waiting_for(request.membership)
    ids = [pk for it in request.POST.getlist("chosen") if (pk := read_id(it)) is not None]
    chosen = Q(pk__in=ids)
    after, _dash, newest = request.POST.get("rest", "").partition("-")
    first, last = read_id(after), read_id(newest)
    if first is not None and last is not None:
        chosen |= Q(pk__gt=first, pk__lte=last)
    return list(waiting.filter(chosen))


def _give_back(request: OfficeRequest, document: Document, form: GiveBackForm) -> Document:
    why = form.cleaned_data["why"]
    return give_back(by=request.membership, document=document, why=why)


def _moment(request: OfficeRequest) -> datetime | None:
    try:
        moment = datetime.fromisoformat(request.GET.get("at", ""))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _said(request: OfficeRequest, message: str) -> HttpResponse:
    """Nothing was done, so the page stays as it is, with what was chosen."""
    toast(request, message)
    return HttpResponse(status=204) if is_htmx(request) else HttpResponseRedirect(_back(request))


def _back(request: OfficeRequest) -> str:
    return next_url(request, _all(request))


def _all(request: OfficeRequest) -> str:
    return reverse("thanks_sign", args=[request.office.slug])
