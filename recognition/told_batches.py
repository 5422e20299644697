"""The batches that a member waits to hear of: ids in a cookie, so that nobody else pays for it."""

from django.http import HttpRequest, HttpResponse

from core.api.fields import read_id
from offices.requests import OfficeRequest

COOKIE = "batches"
MOST = 5
KEPT = 86_400  # seconds


def awaited(request: HttpRequest) -> list[int]:
    """The ids, the oldest first."""
    said = request.COOKIES.get(COOKIE, "").split(".")[-MOST:]
    return [pk for it in said if (pk := read_id(it)) is not None]


def await_batch(request: OfficeRequest, response: HttpResponse, pk: int) -> None:
    """Have the member told when it is ready."""
    _set(response, request.office.slug, [*awaited(request), pk][-MOST:])


def forget_batches(request: HttpRequest, response: HttpResponse, slug: str, told: set[int]) -> None:
    """These have been told."""
    before = awaited(request)
    left = [pk for pk in before if pk not in told]
    if left != before:
        _set(response, slug, left)


def _set(response: HttpResponse, slug: str, pks: list[int]) -> None:
    path = f"/o/{slug}/"
    if not pks:
        response.delete_cookie(COOKIE, path=path, samesite="Lax")
        return
    said = ".".join(map(str, pks))
    response.set_cookie(COOKIE, said, max_age=KEPT, path=path, httponly=True, samesite="Lax")
