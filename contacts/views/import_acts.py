"""What one click does to an import: bring in, stop, go on, undo, discard."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contacts.actions.imports import bring_in, discard, go_on, stop, undo_import
from contacts.views.found_import import find_run
from core.htmx import toast
from core.imports.errors import CannotUndo, WrongState
from offices.requests import OfficeRequest


@require_POST
def import_start(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """Write the good rows, in the background."""
    return _done(request, run, bring_in)


@require_POST
def import_stop(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """Stop after the rows that are being written."""
    return _done(request, run, stop)


@require_POST
def import_go_on(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """Go on with what was stopped."""
    return _done(request, run, go_on)


@require_POST
def import_undo(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """Take back what came in."""
    return _done(request, run, undo_import, now=timezone.now())


@require_POST
def import_discard(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """Forget a file that was not brought in."""
    found = find_run(request, run)
    try:
        discard(by=request.membership, run=found)
    except WrongState as error:
        toast(request, error.message)
        return redirect("import_run", office, run)
    toast(request, _("%(file)s is discarded. Nothing came in.") % {"file": found.filename})
    return redirect("imports", office)


def _done(request: OfficeRequest, run: int, act: Callable[..., Any], **more: Any) -> HttpResponse:
    """Act, and show where the import stands then; what is not possible any more is said."""
    found = find_run(request, run)
    try:
        act(by=request.membership, run=found, **more)
    except (WrongState, CannotUndo) as error:
        toast(request, error.message)
    return redirect("import_run", request.office.slug, run)
