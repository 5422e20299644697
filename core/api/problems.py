"""Every refusal of the API is one JSON shape: application/problem+json (RFC 9457)."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import DatabaseError
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.settings import api_settings

from core.clashes import is_clash
from core.pager import BadCursor

MEDIA_TYPE = "application/problem+json"
NO_FIELD = api_settings.NON_FIELD_ERRORS_KEY


class StaleThing(exceptions.APIException):
    """The `If-Match` of a change names a version that is no longer the current one."""

    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "stale"

    def __init__(self) -> None:
        super().__init__(_("This has changed since you read it. Read it again, then change it."))


class StillRunning(exceptions.APIException):
    """A POST with the same `Idempotency-Key` has not finished yet."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "still_running"

    def __init__(self) -> None:
        super().__init__(_("A request with this Idempotency-Key is still running."))


class KeyUsedForOther(exceptions.APIException):
    """The `Idempotency-Key` was used before, with another address or body."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "key_used"

    def __init__(self) -> None:
        super().__init__(_("This Idempotency-Key was used for a different request."))


class Conflict(exceptions.APIException):
    """Two changes met in the database; nothing was changed by this one."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"

    def __init__(self) -> None:
        super().__init__(_("Somebody else changed this at the same moment. Try again."))


class TooLarge(exceptions.APIException):
    """The body is larger than a request may be."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"

    def __init__(self) -> None:
        super().__init__(_("The body is too large."))


def problem(code: int, detail: str = "", errors: Any = None) -> dict[str, Any]:
    """The body of a refusal; `errors` is {field: [messages]}."""
    title = HTTPStatus(code).phrase
    body = {"type": "about:blank", "title": title, "status": code, "detail": detail or title}
    return body | ({"errors": errors} if errors else {})


def problem_response(raised: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler. The middleware rolls back what the request had changed.

    None for what nobody foresaw: Django logs it, and the middleware answers 500.
    """
    error = _as_api_error(raised)
    if error is None:
        return None
    context["request"]._request.has_failed = True
    errors = None
    detail = _("Some of it is not valid.")
    if isinstance(error, exceptions.ValidationError):
        errors = dict(_flat(error.detail))
    else:
        detail = str(error.detail)
    return Response(
        problem(error.status_code, detail, errors),
        status=error.status_code,
        headers=_headers(error),
        content_type=MEDIA_TYPE,
    )


def plain_problem(code: int) -> HttpResponse:
    """The refusal of an address that no view of the API answers, or of a failure."""
    return JsonResponse(problem(code), status=code, content_type=MEDIA_TYPE)


def _as_api_error(raised: Exception) -> exceptions.APIException | None:
    match raised:
        case exceptions.APIException():
            return raised
        case Http404():
            return exceptions.NotFound()
        case DjangoPermissionDenied():
            return exceptions.PermissionDenied(str(raised) or None)
        case DjangoValidationError():
            return exceptions.ValidationError(_messages(raised))
        case BadCursor():
            return exceptions.ValidationError({"cursor": [str(raised)]})
        case DatabaseError() if is_clash(raised):
            return Conflict()
    return None


def _messages(error: DjangoValidationError) -> dict[str, list[str]]:
    if not hasattr(error, "error_dict"):
        return {NO_FIELD: error.messages}
    found = error.message_dict
    return {NO_FIELD if name == NON_FIELD_ERRORS else name: found[name] for name in found}


def _flat(detail: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Nested errors with dotted names: {"partners.0.volunteers": [messages]}."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            own = str(name) if name != NO_FIELD or not path else ""
            yield from _flat(inner, ".".join(filter(None, [path, own])))
    elif isinstance(detail, list) and any(isinstance(item, dict) for item in detail):
        for number, item in enumerate(detail):
            yield from _flat(item, f"{path}.{number}" if path else str(number))
    elif detail:
        yield path or NO_FIELD, [str(item) for item in detail]


def _headers(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = str(challenge)
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait))
    return headers
