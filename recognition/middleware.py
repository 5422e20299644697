"""Tells a member on whatever page they are that a batch of theirs is ready."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from core.htmx import is_htmx
from offices.requests import OfficeRequest
from recognition.enums.documents import BatchState
from recognition.models import Batch
from recognition.presenters.batches import ready_words
from recognition.told_batches import awaited, forget_batches

RESTS = (BatchState.DONE, BatchState.FAILED)


class ReadyBatchMiddleware:
    """Stands inside the office's. Only who waits for a batch carries the cookie and asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        pks = awaited(request) if request.method == "GET" and not is_htmx(request) else []
        if not pks or not hasattr(request, "office"):
            return self.get_response(request)
        office_request = cast(OfficeRequest, request)
        ready = Batch.objects.filter(
            office=office_request.office,
            by=office_request.membership,
            pk__in=pks,
            state__in=RESTS,
            archived_at=None,
        )
        told = {it.pk: ready_words(it) for it in ready.order_by("pk")}
        for words in told.values():
            messages.success(request, words)
        response = self.get_response(request)
        forget_batches(request, response, office_request.office.slug, set(told))
        return response
