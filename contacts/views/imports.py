"""The import's pages: what can be brought in, and each import in whatever state it is."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import trigger_client_event

from contacts.actions.imports import start_import
from contacts.forms.imports import UploadForm
from contacts.presenters.import_states import state_context
from contacts.presenters.imports import earlier, kinds
from contacts.views.found_import import find_run
from core.imports.queries import imports_of, progress_of
from core.models.imports import WORKING, Import, ImportState
from core.pager import BadCursor
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest

EARLIER = 25
"""Imports that the list shows: the newest."""


@require_http_methods(["GET", "POST"])
def imports(request: OfficeRequest, office: str) -> HttpResponse:
    """What can be brought in, a place for the file, and what was brought in before."""
    require(request.membership, Permission.IMPORT)
    is_sent = request.method == "POST"
    initial = {"sheet": request.GET["sheet"]} if "sheet" in request.GET else {}
    form = UploadForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, initial=initial
    )
    run = tried(form, lambda: _start(request, form)) if is_sent else None
    if run is not None:
        return redirect("import_run", office, run.pk)
    context = {
        "form": form,
        "kinds": kinds(form.chosen),
        "earlier": earlier(request, imports_of(request.office.pk)[:EARLIER]),
        "today": request.office.today(),
    }
    return render(request, "contacts/imports.html", context, status=422 if is_sent else 200)


@require_GET
def import_run(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """Where an import stands, and what can be done about it."""
    found = find_run(request, run)
    if found.state == ImportState.MAPPING:
        return redirect("import_columns", office, run)
    try:
        context = state_context(request, found)
    except BadCursor as error:
        raise Http404 from error
    return render(request, "contacts/import_run.html", context)


@require_GET
def import_progress(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """How far it is, for the page that asks each second; once it rests, that page loads anew."""
    found = find_run(request, run)
    if not request.htmx:
        return redirect("import_run", office, run)
    context = {"run": found, "progress": progress_of(found), "is_working": True}
    if found.state in WORKING:
        return render(request, "contacts/import_progress.html", context)
    response = render(request, "contacts/import_progress.html", context | {"is_working": False})
    return trigger_client_event(response, "refreshMain")


def _start(request: OfficeRequest, form: UploadForm) -> Import:
    file = form.cleaned_data["file"]
    return start_import(
        by=request.membership,
        office=request.office,
        sheet=form.cleaned_data["sheet"],
        filename=file.name,
        content=file,
    )
