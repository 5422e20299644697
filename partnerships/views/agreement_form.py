"""Write down an agreement, or change one: a page of its own, with rows of goals and signatures."""

from functools import partial

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
from partnerships.actions.agreements import create_agreement, update_agreement
from partnerships.forms.agreements import AgreementSheet
from partnerships.models import Agreement, Partner
from partnerships.presenters.undo import undo_of_this
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
        try:
            update_agreement(by=request.membership, agreement=found, fields=sheet.as_fields())
        except ValidationError as error:
            add_errors(sheet.form, error)
        else:
            to = reverse("agreement", args=[office, agreement])
            undo = undo_of_this(request, found.partner_id)
            return saved(request, to=to, message=_("Changes saved."), undo_url=undo, leave=True)
    return _page(request, sheet, found.partner, found)


def _made(request: OfficeRequest, partner: Partner, sheet: AgreementSheet) -> Agreement:
    """The agreement; a form that was sent twice makes one."""
    fields = sheet.as_fields()
    make = partial(create_agreement, by=request.membership, partner=partner, fields=fields)
    return made_once(request, {"partner": partner.pk, **fields}, make, get_agreement)


def _page(
    request: OfficeRequest, sheet: AgreementSheet, partner: Partner, agreement: Agreement | None
) -> HttpResponse:
    slug = request.office.slug
    back = ["agreement", slug, agreement.pk] if agreement else ["partner", slug, partner.pk]
    context = {
        "sheet": sheet,
        "form": sheet.form,
        "partner": partner,
        "agreement": agreement,
        "once": "" if agreement else once_token(request),
        "cancel_url": reverse(str(back[0]), args=back[1:]),
    }
    return render(request, TEMPLATE, context, status=422 if sheet.is_judged else 200)
