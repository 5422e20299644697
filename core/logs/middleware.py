"""Gives each request its id, and each answer its line in the log."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from core.logs.formats import FACTS
from core.logs.work import Work, at_work_on, request_id_from

HEADER = "X-Request-ID"
# What stands behind these is a key that opens something, for whoever holds it.
KEYS = re.compile(r"^(/mail/stop/|/accounts/password/reset/key/|/accounts/confirm-email/).+")
NOWHERE = "/…"
QUIET = ("/static/", "/healthz", "/readyz")  # asked all the time; worth a line when they fail

logger = logging.getLogger("lanyard.request")


class RequestLogMiddleware:
    """The first of all: what the others log belongs to the request already.

    The line says method, path without query, status, milliseconds, office and member.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        work = Work(request_id_from(request.headers.get(HEADER, "")), request=request)
        began = time.perf_counter()
        with at_work_on(work):
            response = self.get_response(request)
            _tell(request, response.status_code, round((time.perf_counter() - began) * 1000))
        response.headers[HEADER] = work.request_id
        return response


def path_of(request: HttpRequest, status: int) -> str:
    """The path, without query and without keys; of one that leads nowhere, nothing."""
    if status == 404 and request.resolver_match is None:
        return NOWHERE  # somebody may have typed anything
    return KEYS.sub(r"\1…", request.path)


def _tell(request: HttpRequest, status: int, milliseconds: int) -> None:
    path = path_of(request, status)
    facts = {"method": request.method, "path": path, "status": status, "ms": milliseconds}
    words = (request.method, path, status, milliseconds)
    logger.log(_level(path, status), "%s %s %s %s ms", *words, extra={FACTS: facts})


def _level(path: str, status: int) -> int:
    if status >= 500:
        return logging.ERROR
    return logging.DEBUG if path.startswith(QUIET) and status < 400 else logging.INFO
