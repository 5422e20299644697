"""Views that do nothing themselves, so that what is left is the frame of every request."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from partnerships.models import Partner


def bare(request: HttpRequest, office: str) -> HttpResponse:
    return HttpResponse("ok")


def spoil(request: HttpRequest, office: str) -> HttpResponse:
    """Change something, then fail as the query says."""
    Partner.objects.update(name="Spoiled")
    if request.GET["how"] == "raise":
        raise RuntimeError("spoiled")
    return HttpResponse("failed", status=int(request.GET["how"]))


def clash(request: HttpRequest, office: str) -> HttpResponse:
    """Change something, then point at what is not there, which shows when the request ends."""
    Partner.objects.update(name="Spoiled", owner_id=987654)
    if request.GET.get("when") == "now":
        connection.check_constraints()
    return HttpResponse("ok")


urlpatterns = [
    path("o/<slug:office>/bare/", bare),
    path("o/<slug:office>/spoil/", spoil),
    path("o/<slug:office>/clash/", clash),
    path("", include("config.urls")),
]
