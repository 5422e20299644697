"""Enters the office of the token that a request of the API brings along."""

from collections.abc import Callable

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import is_valid_path

from core.api.problems import MEDIA_TYPE, plain_problem
from core.tenancy.context import Saved, enter, office_context, restore_context
from offices.models import ApiToken
from offices.queries.tokens import find_token, parse_token
from offices.requests import OfficeRequest

API_PATH = "/api/"
TOKEN_PATH = "/api/v1/"  # noqa: S105 - an address, no secret
SCHEME = "bearer"


class ApiMiddleware:
    """Opens the transaction itself, as `OfficeMiddleware` does for pages.

    The office is the token's alone: no header, session or form can name another. Sets
    `request.api_token`, `membership` and `office`; without a valid token they are missing and
    the view answers 401. A response of 500 or more, or a refusal, rolls back.
    """

    def __init__(self, get_response: Callable[[OfficeRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: OfficeRequest) -> HttpResponse:
        if not request.path_info.startswith(API_PATH):
            return self.get_response(request)
        if is_short_of_a_slash(request.path_info):
            return HttpResponsePermanentRedirect(
                request.get_full_path(force_append_slash=True), preserve_request=True
            )
        request.api_token, request.has_failed = None, False
        named = _named_token(request)
        try:
            response = self._inside(request, *named) if named else self.get_response(request)
        except IntegrityError:  # a deferred constraint speaks up when the transaction ends
            return plain_problem(409)
        return _as_problem(response)

    def process_exception(self, request: OfficeRequest, exception: Exception) -> None:
        """A view that raises has changed nothing, whatever answer its exception becomes."""
        request.has_failed = True

    def _inside(self, request: OfficeRequest, office_id: int, secret: str) -> HttpResponse:
        nested = connection.in_atomic_block
        with transaction.atomic():
            saved = enter(office_id, by="api")
            token = find_token(office_id, secret)
            if token is None:
                restore_context(saved)
            else:
                _let_in(request, token)
            response = self.get_response(request)
            _end(request, response, saved if nested else None)
        if token is not None:
            _note_use(token)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def is_short_of_a_slash(path: str) -> bool:
    """Whether the path would be an address with a slash at its end.

    Django's own redirect would turn a POST into a GET, and what was sent would be lost.
    """
    return not path.endswith("/") and not is_valid_path(path) and bool(is_valid_path(f"{path}/"))


def _let_in(request: OfficeRequest, token: ApiToken) -> None:
    request.api_token = token
    request.membership = token.membership
    request.office = token.membership.office


def _end(request: OfficeRequest, response: HttpResponse, saved: Saved | None) -> None:
    """Roll back a refused or failed request; `saved` is the context to return to, if any."""
    if request.has_failed or response.status_code >= 500:
        transaction.set_rollback(True)
    elif saved is not None:
        restore_context(saved)


def _note_use(token: ApiToken) -> None:
    """Remember the day on which the token was used last, in a short transaction of its own.

    Written once a day, and also when the request itself was refused.
    """
    office = token.membership.office
    if token.last_used_on != office.today():
        with office_context(office.pk):
            ApiToken.objects.filter(pk=token.pk).update(last_used_on=office.today())


def _named_token(request: OfficeRequest) -> tuple[int, str] | None:
    """The office and secret in the Authorization header, if there is such a thing."""
    if not request.path_info.startswith(TOKEN_PATH):
        return None
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return parse_token(token.strip()) if scheme.lower() == SCHEME else None


def _as_problem(response: HttpResponse) -> HttpResponse:
    """Django's own pages for 404, 500 and the like, as a problem."""
    kind = response.headers.get("Content-Type", "")
    is_page = response.status_code >= 400 and not kind.startswith(MEDIA_TYPE)
    if not is_page or (settings.DEBUG and response.status_code >= 500):
        return response
    return plain_problem(response.status_code)
