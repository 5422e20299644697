"""Enters the office that the path names, if the user is a member of it; else 404."""

import re
from collections.abc import Callable
from typing import cast
from urllib.parse import quote

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse

from core.clashes import is_clash
from core.prepared import prepared_by_key
from core.tenancy.context import Saved, restore_context, set_context
from offices.last_office import remember_office
from offices.lookups import find_entry
from offices.models import Membership
from offices.requests import OfficeRequest, user_id

OFFICE_PATH = re.compile(r"^/o/([-a-zA-Z0-9_]+)/")


class OfficeMiddleware:
    """Opens the transaction itself, because the context is bound to it.

    Sets `request.office` and `request.membership`. A response of 500 or more, or an exception,
    rolls back; two changes that met are 409. Streamed bodies run after this and open a context
    of their own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match = OFFICE_PATH.match(request.path_info)
        if match is None:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        try:
            return self._inside(cast(OfficeRequest, request), match[1])
        except IntegrityError as error:  # a deferred constraint speaks up at the very end
            is_clash(error)
            return _clashed(request)

    def process_exception(
        self, request: OfficeRequest, exception: Exception
    ) -> HttpResponse | None:
        """A view that raises has changed nothing, whatever page its exception becomes."""
        request.has_failed = True
        return _clashed(request) if is_clash(exception) else None

    def _inside(self, request: OfficeRequest, slug: str) -> HttpResponse:
        request.has_failed = False
        nested = connection.in_atomic_block
        with transaction.atomic():
            saved = enter_office(request, slug)
            response = self.get_response(request)
            if request.has_failed or response.status_code >= 500:
                transaction.set_rollback(True)
            elif nested:  # else the context ends with the transaction, without a statement
                restore_context(saved)
        remember_office(request, response, slug)
        # An office's page is for its reader alone, and for nobody who comes after signing out.
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def enter_office(request: OfficeRequest, slug: str) -> Saved:
    """Set the context and the request's office and membership; Http404 to a stranger.

    Answers the context that was there before.
    """
    entry = find_entry(slug, user_id(request))
    if entry is None:
        raise Http404
    set_context(entry.office_id, entry.saved.timestamp, by=f"member:{entry.membership_id}")
    (membership,) = _membership.rows(entry.office_id, entry.membership_id)
    request.membership, request.office = membership, membership.office
    return entry.saved


@prepared_by_key
def _membership(office_id: int, pk: int) -> QuerySet[Membership]:
    return Membership.objects.select_related("office").filter(office_id=office_id, pk=pk)


def _clashed(request: HttpRequest) -> HttpResponse:
    """409: what met in the database is rolled back; the page asks no more of it."""
    return HttpResponse(render_to_string("409.html"), status=409)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    target = f"{reverse('account_login')}?next={quote(request.get_full_path())}"
    return redirect(target)  # ToastMiddleware leads back to the page, not to a form
