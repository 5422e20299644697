"""Views that ask for every row that the database lets them see, and that go wrong on purpose."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path

from partnerships.models import Partner


def names(request: HttpRequest, office: str) -> HttpResponse:
    """The names of all partners: nothing but the fence keeps the other office's away."""
    return JsonResponse({"names": list(Partner.objects.values_list("name", flat=True))})


def export(request: HttpRequest, office: str) -> HttpResponse:
    """The same by a cursor on the server, as exports read."""
    rows = Partner.objects.values_list("name", flat=True).iterator(chunk_size=2)
    return JsonResponse({"names": list(rows)})


def spoil(request: HttpRequest, office: str) -> HttpResponse:
    """Change rows, then fail."""
    Partner.objects.update(name="Spoiled")
    raise RuntimeError("spoiled")


def vanish(request: HttpRequest, office: str) -> HttpResponse:
    """Change rows, then lose the line in the middle of the transaction."""
    Partner.objects.update(name="Spoiled")
    connection.connection.pgconn.finish()
    return HttpResponse("gone")


def litter(request: HttpRequest, office: str) -> HttpResponse:
    """Leave the context on the session, for whoever gets the connection next."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('lanyard.context', current_setting('lanyard.context'), false)"
        )
    return JsonResponse({"names": list(Partner.objects.values_list("name", flat=True))})


urlpatterns = [
    *(path(f"o/<slug:office>/{view.__name__}/", view) for view in (names, export, spoil)),
    *(path(f"o/<slug:office>/{view.__name__}/", view) for view in (vanish, litter)),
    path("", include("config.urls")),
]
