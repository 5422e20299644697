"""The people of the office, or of one partner, as a file."""

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from contacts.exports import export_people
from core.exports.answers import Format, send_table
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.views.finding import partner_or_404


@require_GET
def people_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """Everybody whom the office knows; `?partner=` the people of one partner."""
    require(request.membership, Permission.EXPORT)
    asked = request.GET.get("partner", "")
    partner = partner_or_404(request, int(asked)) if asked.isdecimal() else None
    return send_table(request.office.pk, export_people(request.office, partner), kind)
