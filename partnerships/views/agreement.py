"""An agreement on its page, and as a paper to print."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.downloads import IN_PLACE, fit_filename
from core.pdf import CannotPrint
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, may, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from partnerships.actions.agreement_files import MOST_FILES
from partnerships.actions.agreement_turns import renewal_of
from partnerships.enums.agreements import AgreementStatus
from partnerships.forms.agreements import FileForm
from partnerships.models import Agreement
from partnerships.pdf.agreement import print_agreement
from partnerships.policies.agreements import TO_RENEW
from partnerships.presenters.agreement_words import status_label
from partnerships.presenters.agreements import (
    LATE,
    end_words,
    goal_lines,
    notice_words,
    sides,
    time_words,
)
from partnerships.queries.agreement_status import status_of
from partnerships.queries.agreements import goal_counts
from partnerships.views.agreement_found import agreement_or_404
from partnerships.views.once import once_token

TEMPLATE = "partnerships/agreement.html"
OVER = (AgreementStatus.ENDED, AgreementStatus.LAPSED, AgreementStatus.RENEWED)


@require_GET
def agreement(request: OfficeRequest, office: str, agreement: int) -> HttpResponse:
    """Goals with how far they are met, each side's part, time, signatures, files."""
    return agreement_page(request, agreement_or_404(request, agreement), FileForm())


@require_GET
def agreement_pdf(request: OfficeRequest, office: str, agreement: int) -> HttpResponse:
    """The agreement to print and to sign; `?inline=1` shows it in place."""
    found = agreement_or_404(request, agreement)
    require(request.membership, Permission.SEE)
    try:
        printed = print_agreement(found, get_language() or "en")
    except CannotPrint:
        message = _("It could not be printed. Shorten what it says, or try again later.")
        return HttpResponse(message, status=409, content_type="text/plain; charset=utf-8")
    name = fit_filename(f"{found.partner.name} - {found.title}.pdf")
    response = HttpResponse(printed.content, content_type="application/pdf")
    response.headers["Content-Disposition"] = _disposition(name, inline="inline" in request.GET)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Security-Policy"] = IN_PLACE
    return response


def agreement_page(
    request: OfficeRequest, found: Agreement, file_form: FileForm, *, status: int = 200
) -> HttpResponse:
    """The page, with what was refused of an upload."""
    require(request.membership, Permission.SEE)
    today, standing = request.office.today(), status_of(found)
    counted = goal_counts(request.office.pk, [found], today).values()
    papers = list(found.files.order_by("id"))
    files = [it for it in papers if it.archived_at is None]
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and found.archived_at is None
    renewal = renewal_of(found)
    context: dict[str, Any] = {
        "agreement": found,
        "today": today,
        "status_label": status_label(standing),
        "is_late": standing in LATE,
        "ends": end_words(found, today),
        "time": time_words(found.starts_on, found.ends_on, today),
        "notice": notice_words(found, today),
        "goals": goal_lines(counted, labels_of(request.office, Vocabulary.ACTIVITY_KIND)),
        "sides": sides(found.signatories.order_by("id"), today),
        "sites": [it.site.name for it in found.sites.select_related("site").order_by("site__name")],
        "files": files,
        "archived_files": [it for it in papers if it.archived_at is not None],
        "has_room": len(files) < MOST_FILES,
        "file_form": file_form,
        "once": once_token(request),
        "renewal": renewal,
        "may_edit": may_edit,
        "may_renew": may_edit and standing in TO_RENEW and renewal is None,
        "may_end": may_edit and standing not in OVER and found.ended_early_on is None,
        "may_sign": may_edit and found.ended_early_on is None,
        "is_unsigned": standing in (AgreementStatus.DRAFT, AgreementStatus.WAITING),
    }
    return render(request, TEMPLATE, context, status=status)


def _disposition(name: str, *, inline: bool) -> str:
    return content_disposition_header(as_attachment=not inline, filename=name) or "attachment"
