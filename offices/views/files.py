"""The lists of the settings as files."""

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from core.exports.answers import Format, send_table
from offices.exports.lists import export_calendar, export_members, export_sites
from offices.permissions import Permission, require
from offices.requests import OfficeRequest


@require_GET
def sites_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """Sites with their leaders and programs."""
    require(request.membership, Permission.EXPORT)
    return send_table(request.office.pk, export_sites(request.office), kind)


@require_GET
def calendar_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """Terms and days off."""
    require(request.membership, Permission.EXPORT)
    return send_table(request.office.pk, export_calendar(request.office), kind)


@require_GET
def members_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """Who is in the office."""
    require(request.membership, Permission.EXPORT)
    require(request.membership, Permission.SEE_MEMBERS)
    return send_table(request.office.pk, export_members(request.office), kind)
