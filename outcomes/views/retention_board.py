"""The dashboard as a PDF for the board."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.pdf import CannotPrint
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outcomes.pdf.board import print_board
from outcomes.presenters.retention_choices import filter_chips
from outcomes.views.retention import asked_of
from partnerships.queries.labels import labels_of_all


@require_GET
def retention_board(request: OfficeRequest, office: str) -> HttpResponse:
    """The figures that the page shows with the same filters, on paper."""
    require(request.membership, Permission.SEE)
    asked, _at = asked_of(request)
    words = labels_of_all(
        request.office, Vocabulary.PARTNER_KIND, Vocabulary.TIER, Vocabulary.CAREER_CLUSTER
    )
    try:
        chips = filter_chips(request.office, asked.filters, words)
        printed = print_board(request.office, asked, chips)
    except CannotPrint:
        said = _("It could not be printed. Try again later.")
        return HttpResponse(said, status=409, content_type="text/plain; charset=utf-8")
    name = f"{request.office.slug}-retention-{asked.frame.today}.pdf"
    response = HttpResponse(printed.content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-cache"
    return response
