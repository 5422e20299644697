"""Find: partners, people, activities, pages and commands, from anywhere."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.htmx import is_htmx
from core.registries.find import find_hits
from offices.permissions import Permission, require
from offices.requests import OfficeRequest

LONGEST = 80
"""Letters of what was typed that are looked at."""


@require_GET
def find(request: OfficeRequest, office: str) -> HttpResponse:
    """What `?q=` finds: a page of links, or the options of the dialog's list for htmx."""
    require(request.membership, Permission.SEE)
    text = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
    context = {"q": text, "hits": find_hits(request, text)}
    template = "offices/find_hits.html" if is_htmx(request) else "offices/find.html"
    return render(request, template, context)
