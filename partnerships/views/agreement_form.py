"""Write down an agreement, or change one: a page of its own, with rows of goals and signatures."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.htmx import saved
from offices.forms.errors import add_errors
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.actions.agreements import (
    ChangedMeanwhile,
    create_agreement,
    update_agreement,
)
from partnerships.forms.agreements import AgreementSheet, with_rows_since
from partnerships.models import Agreement, Partner
from partnerships.presenters.agreement_meanwhile import on_record
from partnerships.presenters.undo import undo_of_this
from partnerships.queries.agreement_versions import version_of
from partnerships.queries.agreements import get_agreement
from partnerships.views.agreement_found import agreement_or_404
from partnerships.views.finding import partner_or_404
from partnerships.views.once import made_once, once_token

TEMPLATE = "partnerships/agreement_form.html"


@require_http_methods(["GET", "POST"])
def agreement_new(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Write down an agreement with a partner."""
    found = partner_or_404(request, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    sheet = AgreementSheet(request.POST or None, office=request.office)
    if sheet.is_valid():
        try:
            made = _made(request, found, sheet)
        except ValidationError as error:
            add_errors(sheet.form, error)
        else:
            to = reverse("agreement", args=[office, made.pk])
            undo = reverse("agreement_archive", args=[office, made.pk])
            return saved(request, to=to, message=_("Agreement added."), undo_url=undo, leave=True)
    return _page(request, sheet, found, None)


@require_http_methods(["GET", "POST"])
def agreement_edit(request: OfficeRequest, office: str, agreement: int) -> HttpResponse:
    """Change what an agreement says."""
    found = agreement_or_404(request, agreement)
    require(request.membership, Permission.EDIT_PARTNERS)
    sheet = AgreementSheet(request.POST or None, office=request.office, agreement=found)
    if sheet.is_valid():
        seen, fields = request.POST.get("seen", ""), sheet.as_fields()
        try:
            update_agreement(by=request.membership, agreement=found, fields=fields, seen=seen)
        except ChangedMeanwhile as error:
            return _meanwhile(request, sheet, found, error)
        except ValidationError as error:
            add_errors(sheet.form, error)
        else:
            to = reverse("agreement", args=[office, agreement])
            undo = undo_of_this(request, found.partner_id)
            return saved(request, to=to, message=_("Changes saved."), undo_url=undo, leave=True)
    return _page(request, sheet, found.partner, found)


def _meanwhile(
    request: OfficeRequest, sheet: AgreementSheet, found: Agreement, error: ChangedMeanwhile
) -> HttpResponse:
    """The form as it was typed, with the rows of a colleague and what else they wrote."""
    lines = on_record(found, dict(sheet.as_fields()))
    data = with_rows_since(request.POST, found)
    both = AgreementSheet(data, office=request.office, agreement=found)
    both.is_valid()
    add_errors(both.form, error)
    seen = version_of(found).key
    return _page(request, both, found.partner, found, on_record=lines, seen=seen)


def _made(request: OfficeRequest, partner: Partner, sheet: AgreementSheet) -> Agreement:
    """The agreement; a form that was sent twice makes one."""
    fields = sheet.as_fields()
    make = partial(create_agreement, by=request.membership, partner=partner, fields=fields)
    return made_once(request, {"partner": partner.pk, **fields}, make, get_agreement)


def _page(
    request: OfficeRequest,
    sheet: AgreementSheet,
    partner: Partner,
    agreement: Agreement | None,
    **more: Any,
) -> HttpResponse:
    slug = request.office.slug
    seen = request.POST.get("seen", "")
    if agreement is not None and not seen and "seen" not in more:
        seen = version_of(agreement).key
    back = ["agreement", slug, agreement.pk] if agreement else ["partner", slug, partner.pk]
    context = {
        "sheet": sheet,
        "form": sheet.form,
        "partner": partner,
        "agreement": agreement,
        "once": "" if agreement else once_token(request),
        "seen": seen,
        "cancel_url": reverse(str(back[0]), args=back[1:]),
        **more,
    }
    return render(request, TEMPLATE, context, status=422 if sheet.is_judged else 200)
