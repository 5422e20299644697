"""What happens to an agreement: signed, renewed, ended early, archived, restored."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.htmx import next_url, saved
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.actions.agreement_turns import (
    end_agreement,
    renew_agreement,
    renewal_of,
    sign_agreement,
)
from partnerships.actions.agreements import archive_agreement, restore_agreement
from partnerships.forms.agreements import EndForm, RenewForm, SignForm
from partnerships.models import Agreement
from partnerships.policies.agreements import renewed_time
from partnerships.presenters.undo import undo_of_this
from partnerships.views.agreement_found import agreement_or_404


@require_http_methods(["GET", "POST"])
def agreement_sign(request: OfficeRequest, office: str, agreement: int) -> HttpResponse:
    """When it was handed over to be signed, and who has signed on which day."""
    found = _found(request, agreement)
    lines = list(found.signatories.order_by("side", "id"))
    form = SignForm(request.POST or None, agreement=found, lines=lines)
    if tried(form, lambda: _sign(request, found, form)) is None:
        return _sheet(request, "partnerships/agreement_sign.html", found, form)
    undo = undo_of_this(request, found.partner_id)
    to = _url("agreement", found)
    return saved(request, to=to, message=_("Signatures saved."), undo_url=undo)


@require_http_methods(["GET", "POST"])
def agreement_renew(request: OfficeRequest, office: str, agreement: int) -> HttpResponse:
    """Make the agreement that follows and open it; one click does, without saying any dates.

    Where it is there already, it is opened.
    """
    found = _found(request, agreement)
    if following := renewal_of(found):
        return saved(request, to=_url("agreement_edit", following), leave=True)
    if request.method == "POST" and "starts_on" not in request.POST:
        return _renewed(request, renew_agreement(by=request.membership, agreement=found))
    proposed = renewed_time(found.starts_on, found.ends_on, request.office.today())
    initial = dict(zip(("starts_on", "ends_on"), proposed, strict=True))
    form = RenewForm(request.POST or None, initial=initial)
    renewal = tried(
        form,
        lambda: renew_agreement(by=request.membership, agreement=found, **form.cleaned_data),
    )
    if renewal is None:
        return _sheet(request, "partnerships/agreement_renew.html", found, form)
    return _renewed(request, renewal)


@require_http_methods(["GET", "POST"])
def agreement_end(request: OfficeRequest, office: str, agreement: int) -> HttpResponse:
    """A side leaves before the end; `?again=1` takes that back."""
    found = _found(request, agreement)
    if request.method == "POST" and "again" in request.GET:
        end_agreement(by=request.membership, agreement=found, on=None)
        return saved(request, to=_back(request, found), message=_("It runs on as before."))
    form = EndForm(request.POST or None, initial={"ended_early_on": request.office.today()})
    if tried(form, lambda: _end(request, found, form)) is None:
        return _sheet(request, "partnerships/agreement_end.html", found, form)
    undo = f"{_url('agreement_end', found)}?again=1"
    return saved(request, to=_url("agreement", found), message=_("Ended early."), undo_url=undo)


@require_POST
def agreement_archive(request: OfficeRequest, office: str, agreement: int) -> HttpResponse:
    """Put it away with its files; the toast offers to undo it."""
    found = _found(request, agreement)
    archive_agreement(by=request.membership, agreement=found)
    undo = _url("agreement_restore", found)
    message = _("“%(title)s” archived.") % {"title": found.title}
    return saved(request, to=_back(request, found), message=message, undo_url=undo)


@require_POST
def agreement_restore(request: OfficeRequest, office: str, agreement: int) -> HttpResponse:
    """Bring it back."""
    found = _found(request, agreement)
    try:
        restore_agreement(by=request.membership, agreement=found)
        message = _("“%(title)s” restored.") % {"title": found.title}
    except ValidationError as error:
        message = " ".join(error.messages)
    return saved(request, to=_back(request, found), message=message)


def _sign(request: OfficeRequest, found: Agreement, form: SignForm) -> Agreement:
    asked_on: date | None = form.cleaned_data["asked_on"]
    return sign_agreement(
        by=request.membership, agreement=found, asked_on=asked_on, signed=form.signed()
    )


def _end(request: OfficeRequest, found: Agreement, form: EndForm) -> Agreement:
    on: date = form.cleaned_data["ended_early_on"]
    return end_agreement(by=request.membership, agreement=found, on=on)


def _renewed(request: OfficeRequest, renewal: Agreement) -> HttpResponse:
    return saved(
        request,
        to=_url("agreement_edit", renewal),
        message=_("The next agreement is a draft: look it over."),
        undo_url=_url("agreement_archive", renewal),
        leave=True,
    )


def _sheet(
    request: OfficeRequest, template: str, found: Agreement, form: SignForm | RenewForm | EndForm
) -> HttpResponse:
    context = {"form": form, "agreement": found, "cancel_url": _url("agreement", found)}
    return render(request, template, context, status=422 if form.is_bound else 200)


def _found(request: OfficeRequest, pk: int) -> Agreement:
    found = agreement_or_404(request, pk)
    require(request.membership, Permission.EDIT_PARTNERS)
    return found


def _url(name: str, agreement: Agreement) -> str:
    return reverse(name, args=[agreement.office.slug, agreement.pk])


def _back(request: OfficeRequest, found: Agreement) -> str:
    return next_url(request, _url("agreement", found))
