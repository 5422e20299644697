"""What a view says to the page that called it: toasts, "saved", where to go next.

The same view serves a plain form and an htmx request: it calls `saved` and each gets the answer
that it understands. The events named here are heard by static/js.
"""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit
from weakref import WeakKeyDictionary

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import Truncator
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

DIALOG = "dialog-body"
LONGEST = 300  # characters of a toast: it travels in a header or a cookie, which have their limits

Text = str | Promise

_toasts: WeakKeyDictionary[HttpRequest, list[dict[str, str]]] = WeakKeyDictionary()


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx sent this request."""
    return bool(getattr(request, "htmx", False))


def in_dialog(request: HttpRequest) -> bool:
    """Whether the answer will be shown in the dialog."""
    return request.headers.get("HX-Target") == DIALOG and is_htmx(request)


def toast(request: HttpRequest, message: Text, *, undo_url: str = "") -> None:
    """Show `message` once the answer has arrived; with `undo_url`, offer Undo (a POST to it)."""
    said = {"message": Truncator(str(message)).chars(LONGEST), "undo": undo_url}
    _toasts.setdefault(request, []).append(said)


def saved(
    request: HttpRequest, *, to: str, message: Text = "", undo_url: str = "", leave: bool = False
) -> HttpResponse:
    """Answer a form that did its work.

    htmx: close the dialog if one is open and refresh the page behind it, or go to `to` when
    `leave` is true (the page that called is gone). A plain form: redirect to `to`.
    """
    if message:
        toast(request, message, undo_url=undo_url)
    if leave or not is_htmx(request):
        return HttpResponseRedirect(to)
    response = HttpResponse(status=204)
    trigger_client_event(response, "closeDialog")
    return trigger_client_event(response, "refreshMain")


def next_url(request: HttpRequest, default: str) -> str:
    """Where the form asked to go next (`next`), if that is a page of ours, else `default`."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else default


class ToastMiddleware:
    """Carry toasts to the page, and turn redirects into something that htmx can follow.

    Stands after the message and htmx middlewares, so that on the way out it comes before them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_htmx(request):
            response = _whole_page_redirect(request, response)
        elif request.method == "POST" and 300 <= response.status_code < 400:
            response["Location"] = _with_next(request, response["Location"])
        _carry(request, response)
        patch_vary_headers(response, ["HX-Request"])
        return response


def _whole_page_redirect(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """htmx would follow a redirect and put that page into this one; send the browser instead."""
    if not 300 <= response.status_code < 400 or "Location" not in response:
        return response
    moved = HttpResponseClientRedirect(_with_next(request, response["Location"]))
    moved.cookies = response.cookies
    return moved


def _with_next(request: HttpRequest, location: str) -> str:
    """After signing in again, come back to the page, not to the fragment or form it asked for."""
    sign_in = resolve_url(settings.LOGIN_URL)
    query = QueryDict(urlsplit(location).query, mutable=True)
    if urlsplit(location).path != sign_in or "next" not in query:
        return location
    query["next"] = _page_of(request) or "/"
    return f"{sign_in}?{urlencode(query.dict())}"


def _page_of(request: HttpRequest) -> str | None:
    """The page of ours that sent this request, without its host."""
    if is_htmx(request):
        current: str | None = getattr(request, "htmx").current_url_abs_path  # noqa: B009 - set by a middleware
        return current
    sent_by = urlsplit(request.headers.get("Referer", ""))
    if sent_by.netloc != request.get_host():
        return None
    return sent_by._replace(scheme="", netloc="", fragment="").geturl()


def _carry(request: HttpRequest, response: HttpResponse) -> None:
    said = _toasts.pop(request, [])
    leaving = "HX-Redirect" in response or 300 <= response.status_code < 400
    for one in said:
        if is_htmx(request) and not leaving:
            trigger_client_event(response, "toast", _last(response, one))
        else:
            messages.success(request, one["message"], extra_tags=one["undo"])


def _last(response: HttpResponse, one: dict[str, str]) -> dict[str, Any]:
    """Several toasts in one answer become one that says all and undoes the last."""
    before = json.loads(response.get("HX-Trigger", "{}")).get("toast")
    if before is None:
        return dict(one)
    return {
        "message": f"{before['message']} {one['message']}",
        "undo": one["undo"] or before["undo"],
    }
