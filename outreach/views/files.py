"""Outreach's lists as files."""

from datetime import date

from django.http import HttpResponseBase
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from core.exports.answers import Format, send_table
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outreach.exports.activities import export_activities, export_timeline
from outreach.exports.follow_ups import export_follow_ups, export_losing_touch
from outreach.views.asked import asked_follow_ups
from outreach.views.found import found
from partnerships.queries.partners import get_partner


@require_GET
def follow_ups_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The follow-ups that the page shows for the same address."""
    require(request.membership, Permission.EXPORT)
    asked = asked_follow_ups(request)
    return send_table(request.office.pk, export_follow_ups(request.office, asked.rows), kind)


@require_GET
def losing_touch_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The member's partners that have been silent for too long."""
    require(request.membership, Permission.EXPORT)
    table = export_losing_touch(request.office, request.membership)
    return send_table(request.office.pk, table, kind)


@require_GET
def activities_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """What began from `?from=` to `?until=`; without them from the first day and to the last."""
    require(request.membership, Permission.EXPORT)
    first, last = _day(request, "from", date.min), _day(request, "until", date.max)
    return send_table(request.office.pk, export_activities(request.office, first, last), kind)


@require_GET
def timeline_file(
    request: OfficeRequest, office: str, partner: int, kind: Format
) -> HttpResponseBase:
    """A partner's activities, with the timeline's own filter."""
    it = found(get_partner, request.office, partner)
    require(request.membership, Permission.EXPORT)
    table = export_timeline(request.office, it, request.GET.get("timeline", ""))
    return send_table(request.office.pk, table, kind)


def _day(request: OfficeRequest, name: str, default: date) -> date:
    """The date that the address gives; what is none counts as not given."""
    try:
        return parse_date(request.GET.get(name, "")) or default
    except ValueError:
        return default
