"""One page that offers every list of the office as a file."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core.exports.answers import Format
from core.registries.exports import Export, exports
from offices.models import Office
from offices.permissions import Permission, may, require
from offices.requests import OfficeRequest


@require_GET
def downloads(request: OfficeRequest, office: str) -> HttpResponse:
    """All lists, each as CSV and Excel; those that go by date take a first and a last day."""
    require(request.membership, Permission.EXPORT)
    offered = [it for it in exports() if may(request.membership, it.permission)]
    context = {
        "lists": [_shown(it, office) for it in offered],
        "first": _year_start(request.office),
        "last": request.office.today(),
    }
    return render(request, "offices/downloads.html", context)


def _shown(export: Export, slug: str) -> dict[str, Any]:
    tail = f"?{export.query}" if export.query else ""
    files = [
        {"label": it.label, "url": f"{reverse(f'{export.name}_{it}', args=[slug])}{tail}"}
        for it in Format
    ]
    return {"export": export, "key": export.name.replace("_", "-"), "files": files}


def _year_start(office: Office) -> date:
    """The first day of the school year that is running."""
    today = office.today()
    start = date(today.year, office.year_starts_month, office.year_starts_day)
    return start if start <= today else start.replace(year=today.year - 1)
