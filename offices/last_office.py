"""Which office a user of several was in last, so that the start page leads there again."""

from django.http import HttpRequest, HttpResponse

COOKIE = "last_office"
MAX_AGE = 365 * 24 * 60 * 60  # seconds


def remember_office(request: HttpRequest, response: HttpResponse, slug: str) -> None:
    """Keep the office in a cookie, unless it is there already. It opens no door by itself."""
    if request.COOKIES.get(COOKIE) != slug:
        response.set_cookie(
            COOKIE, slug, max_age=MAX_AGE, httponly=True, samesite="Lax", secure=request.is_secure()
        )


def last_office(request: HttpRequest) -> str:
    """The slug of the office that this browser was in last, or nothing."""
    return request.COOKIES.get(COOKIE, "")
