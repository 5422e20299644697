"""Views that do nothing themselves, so that what is left is the frame of every request."""

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


urlpatterns = [
    path("o/<slug:office>/bare/", bare),
    path("o/<slug:office>/spoil/", spoil),
    path("", include("config.urls")),
]
