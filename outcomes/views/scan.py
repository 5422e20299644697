"""Look at all partners now: asked for, then waited for on a page that says how it goes."""

from django.db import transaction
from django.db.models import Max
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.api.fields import read_id
from core.htmx import toast
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outcomes.queries.changes import scans
from partnerships.enums.partners import Stage
from partnerships.models import Partner


@require_http_methods(["GET", "POST"])
def risk_scan(request: OfficeRequest, office: str) -> HttpResponse:
    """POST starts a look in the background; the page (`?after=` the scan before) waits for it,
    and leads to what has changed."""
    require(request.membership, Permission.CLOSE_YEAR)
    if request.method == "POST":
        return _start(request)
    after = read_id(request.GET.get("after", ""))
    if after is None:
        return HttpResponseRedirect(reverse("risk_changes", args=[office]))
    newest = scans(request.office).first()
    if newest is not None and newest.pk > after:
        toast(request, _("Looked at all partners (%(count)d).") % {"count": newest.partner_count})
        return HttpResponseRedirect(reverse("risk_changes", args=[office]))
    partners = Partner.objects.filter(office=request.office, archived_at=None)
    context = {"count": partners.exclude(stage=Stage.ENDED).count(), "after": str(after)}
    template = "outcomes/scan_waits.html" if request.htmx else "outcomes/scan.html"
    return render(request, template, context)


def _start(request: OfficeRequest) -> HttpResponse:
    from outcomes.tasks import look_now  # loads Celery, which only who wakes a worker needs

    newest = scans(request.office).aggregate(newest=Max("pk"))["newest"] or 0
    office, member = request.office.pk, request.membership.pk
    transaction.on_commit(lambda: look_now.for_office(office, member, newest))
    page = reverse("risk_scan", args=[request.office.slug])
    return HttpResponseRedirect(f"{page}?after={newest}")
