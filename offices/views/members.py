"""Who is in the office."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from offices.models import Membership
from offices.permissions import Permission, require
from offices.queries.members import members_of
from offices.requests import OfficeRequest


@require_GET
def members(request: OfficeRequest, office: str) -> HttpResponse:
    """Every active member: name, role, title, and whether they are away."""
    require(request.membership, Permission.SEE_MEMBERS)
    today = request.office.today()
    rows = [
        {"member": member, "away_now": member.is_away(today), "away_later": _later(member, today)}
        for member in members_of(request.office)
    ]
    return render(request, "offices/members.html", {"rows": rows, "today": today})


def _later(member: Membership, today: date) -> bool:
    return member.away_from is not None and member.away_from > today
