"""The token that a page's forms send along."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject

KEPT = "_csrf_of_this_response"
SECRET = "CSRF_COOKIE"  # noqa: S105 - where Django keeps it among the request's facts


def csrf_of(request: HttpRequest) -> str:
    """One token for a whole response: Django masks the secret anew each time it is asked, and a
    page's panels ask each by itself."""
    secret, token = request.__dict__.get(KEPT, (None, ""))
    if secret is None or secret != request.META.get(SECRET):  # signing in makes another
        token = get_token(request)
        request.__dict__[KEPT] = (request.META[SECRET], token)
    return str(token)


def csrf(request: HttpRequest) -> dict[str, Any]:
    """Context of templates. Lazy as Django's own: who shows no form sets no cookie."""
    return {"csrf_token": SimpleLazyObject(lambda: csrf_of(request))}
