"""The papers of an agreement: added, downloaded by members only, put away, brought back."""

import hashlib
from functools import partial

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.downloads import send_kept
from core.htmx import next_url, saved
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.actions.agreement_files import add_file, archive_file, restore_file
from partnerships.forms.agreements import FileForm
from partnerships.models import Agreement, AgreementFile
from partnerships.queries.agreements import get_file
from partnerships.views.agreement import agreement_page
from partnerships.views.agreement_found import agreement_or_404, file_or_404
from partnerships.views.once import made_once


@require_POST
def agreement_file_new(request: OfficeRequest, office: str, agreement: int) -> HttpResponse:
    """Keep a paper; what it is, is told by its content."""
    found = agreement_or_404(request, agreement)
    require(request.membership, Permission.EDIT_PARTNERS)
    form = FileForm(request.POST, request.FILES)
    kept = tried(form, lambda: _add(request, found, form))
    if kept is None:
        return agreement_page(request, found, form, status=422)
    undo = _url("agreement_file_archive", found.pk, kept, office)
    to = reverse("agreement", args=[office, found.pk])
    message = _("%(name)s added.") % {"name": kept.name}
    return saved(request, to=to, message=message, undo_url=undo, leave=True)


@require_GET
def agreement_file(request: OfficeRequest, office: str, agreement: int, file: int) -> FileResponse:
    """The paper as a download, never shown in place."""
    require(request.membership, Permission.SEE)
    found = file_or_404(request, agreement, file)
    return send_kept(found.file, found.name, found.kind)


@require_POST
def agreement_file_archive(
    request: OfficeRequest, office: str, agreement: int, file: int
) -> HttpResponse:
    """Put a paper away."""
    found = file_or_404(request, agreement, file)
    require(request.membership, Permission.EDIT_PARTNERS)
    archive_file(by=request.membership, file=found)
    undo = _url("agreement_file_restore", agreement, found, office)
    message = _("%(name)s archived.") % {"name": found.name}
    return saved(request, to=_back(request, agreement), message=message, undo_url=undo)


@require_POST
def agreement_file_restore(
    request: OfficeRequest, office: str, agreement: int, file: int
) -> HttpResponse:
    """Bring a paper back."""
    found = file_or_404(request, agreement, file)
    require(request.membership, Permission.EDIT_PARTNERS)
    try:
        restore_file(by=request.membership, file=found)
        message = _("%(name)s restored.") % {"name": found.name}
    except ValidationError as error:
        message = " ".join(error.messages)
    return saved(request, to=_back(request, agreement), message=message)


def _add(request: OfficeRequest, found: Agreement, form: FileForm) -> AgreementFile:
    """The paper is kept once, though the form is sent twice."""
    upload = form.cleaned_data["file"]
    said = {"agreement": found.pk, "name": upload.name, "content": _digest(upload)}
    by = request.membership
    act = partial(add_file, by=by, agreement=found, upload=upload, name=upload.name)
    return made_once(request, said, act, lambda office, pk: get_file(office, found.pk, pk))


def _digest(upload: "UploadedFile[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _url(name: str, agreement: int, file: AgreementFile, slug: str) -> str:
    return reverse(name, args=[slug, agreement, file.pk])


def _back(request: OfficeRequest, agreement: int) -> str:
    return next_url(request, reverse("agreement", args=[request.office.slug, agreement]))
