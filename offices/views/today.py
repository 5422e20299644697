"""Today: what is due, and which partners are losing touch."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.registries.panels import panels
from offices.permissions import Permission, require
from offices.requests import OfficeRequest


@require_GET
def today(request: OfficeRequest, office: str) -> HttpResponse:
    """The home page of an office; later apps fill it with panels."""
    require(request.membership, Permission.SEE)
    context = {"main": panels("today:main", request), "aside": panels("today:aside", request)}
    return render(request, "offices/today.html", context)
