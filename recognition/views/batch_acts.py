"""What one click does to a batch: stop, go on, discard, and bring it back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.htmx import next_url, saved, toast
from offices.requests import OfficeRequest
from recognition.actions.batches import discard_batch, go_on_batch, restore_batch, stop_batch
from recognition.errors import WrongState
from recognition.told_batches import await_batch
from recognition.views.found_batch import find_batch


@require_POST
def batch_stop(request: OfficeRequest, office: str, batch: int) -> HttpResponse:
    """Stop between two documents."""
    found = find_batch(request, batch)
    try:
        stop_batch(by=request.membership, batch=found)
    except WrongState as error:
        toast(request, error.words)
    return redirect("batch", office, batch)


@require_POST
def batch_go_on(request: OfficeRequest, office: str, batch: int) -> HttpResponse:
    """Go on with what was stopped."""
    found = find_batch(request, batch)
    try:
        go_on_batch(by=request.membership, batch=found)
    except WrongState as error:
        toast(request, error.words)
    response = redirect("batch", office, batch)
    await_batch(request, response, found.pk)
    return response


@require_POST
def batch_discard(request: OfficeRequest, office: str, batch: int) -> HttpResponse:
    """Put it away with what it made; the toast offers to undo that."""
    found = find_batch(request, batch)
    discard_batch(by=request.membership, batch=found)
    return saved(
        request,
        to=reverse("batches", args=[office]),
        message=_("“%(name)s” is discarded, with its thanks.") % {"name": found.name},
        undo_url=reverse("batch_restore", args=[office, found.pk]),
        leave=True,
    )


@require_POST
def batch_restore(request: OfficeRequest, office: str, batch: int) -> HttpResponse:
    """Bring it back."""
    found = find_batch(request, batch, archived=True)
    restore_batch(by=request.membership, batch=found)
    back = next_url(request, reverse("batches", args=[office]))
    return saved(request, to=back, message=_("Undone."))
