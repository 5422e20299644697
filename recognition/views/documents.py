"""A certificate or letter on its page: where it stands, its file, its mail."""

from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.downloads import send_kept
from core.files import NotKept, open_kept
from core.htmx import next_url, saved
from offices.forms.errors import tried
from offices.permissions import Permission, may, require
from offices.requests import OfficeRequest
from outreach.views.found import found
from recognition.actions.anew import make_anew
from recognition.actions.documents import (
    archive_document,
    make_document,
    reprint,
    restore_document,
)
from recognition.actions.mailing import mail_document
from recognition.enums.documents import DocumentState
from recognition.errors import PrintChanged
from recognition.forms.mailing import MailForm
from recognition.models import Document
from recognition.names import filename_of
from recognition.presenters.documents import leavers, sent, state_words
from recognition.presenters.sheet import sheet_context
from recognition.presenters.signing import signed_lines
from recognition.presenters.thanks_head import thanks_head
from recognition.queries.documents import get_document
from recognition.queries.mailed import mails_of, usual_address

PDF = "application/pdf"


@require_GET
def document(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """Its sheet, who signed when, and what can be done with it."""
    return _page(request, found(get_document, request.office, document), None)


@require_GET
def document_pdf(request: OfficeRequest, office: str, document: int) -> FileResponse | HttpResponse:
    """The file, the same to the byte each time; `?inline=1` shows it in place."""
    require(request.membership, Permission.SEE)
    it = found(get_document, request.office, document)
    if it.state != DocumentState.MADE:
        return _page(request, it, None)
    try:
        open_kept(it.file).close()
    except NotKept:
        try:
            reprint(it)
        except PrintChanged as refused:
            return _page(request, it, None, lost=refused.words)
    inline = "inline" in request.GET
    return send_kept(it.file, filename_of(it), PDF, inline=inline)


@require_POST
def document_make(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """Try once more to print what could not be printed."""
    it = found(get_document, request.office, document)
    require(request.membership, Permission.THANK)
    try:
        make_document(by=request.membership, document=it)
    except ValidationError as error:
        return saved(request, to=_to(request, it), message=" ".join(error.messages), leave=True)
    made = it.state == DocumentState.MADE
    message = _("Made.") if made else _("It could not be printed.")
    return saved(request, to=_to(request, it), message=message, leave=True)


@require_POST
def document_anew(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """The same as a new document, in place of one whose file is lost."""
    it = found(get_document, request.office, document)
    require(request.membership, Permission.THANK)
    try:
        anew = make_anew(by=request.membership, document=it)
    except ValidationError as error:
        return saved(request, to=_to(request, it), message=" ".join(error.messages), leave=True)
    message = _("This is a new document in place of the old one.")
    return saved(request, to=_to(request, anew), message=message, leave=True)


@require_http_methods(["GET", "POST"])
def document_mail(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """Send it to an address; the same one gets it once."""
    it = found(get_document, request.office, document)
    require(request.membership, Permission.THANK)
    if request.method == "GET":
        return _page(request, it, None)
    form = MailForm(request.POST)
    message = tried(form, lambda: _mail(request, it, form))
    if message is None:
        return _page(request, it, form)
    return saved(request, to=_to(request, it), message=message, leave=True)


@require_POST
def document_archive(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """Put it away with its line of the ledger; Undo brings both back."""
    it = found(get_document, request.office, document)
    archive_document(by=request.membership, document=it)
    message = _("%(what)s for %(name)s archived.") % _named(it)
    undo = reverse("document_restore", args=[office, it.pk])
    to = next_url(request, _to(request, it))
    return saved(request, to=to, message=message, undo_url=undo)


@require_POST
def document_restore(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """Bring it back."""
    it = found(get_document, request.office, document)
    restore_document(by=request.membership, document=it)
    to = next_url(request, _to(request, it))
    return saved(request, to=to, message=_("Back again: %(what)s for %(name)s.") % _named(it))


def _mail(request: OfficeRequest, it: Document, form: MailForm) -> str:
    before = {message.pk for message in mails_of(it)}
    to = form.cleaned_data["to"]
    message = mail_document(by=request.membership, document=it, to=to)
    if message.pk in before:
        return _("It went to %(address)s before, and was not sent again.") % {"address": to}
    return _("On its way to %(address)s.") % {"address": to}


def _page(
    request: OfficeRequest, it: Document, form: MailForm | None, lost: str = ""
) -> HttpResponse:
    """Its page; `lost` says that its file is gone for good."""
    require(request.membership, Permission.SEE)
    signers = list(it.signers.all())
    is_made = it.state == DocumentState.MADE and it.archived_at is None
    if form is None and is_made and may(request.membership, Permission.THANK):
        form = MailForm(initial={"to": usual_address(it.partner, it.contact)})
    context = {
        "document": it,
        "state": lost or state_words(it),
        "is_lost": bool(lost),
        "leavers": leavers(it) if may(request.membership, Permission.THANK) else [],
        "signed": signed_lines(request.office, signers),
        "mails": sent(list(mails_of(it))),
        "mail_form": form,
        "today": request.office.today(),
        "may_thank": may(request.membership, Permission.THANK),
        **sheet_context(it, signers),
        **thanks_head(request),
    }
    status = 422 if form is not None and form.is_bound else 410 if lost else 200
    return render(request, "recognition/document.html", context, status=status)


def _to(request: OfficeRequest, it: Document) -> str:
    return reverse("document", args=[request.office.slug, it.pk])


def _named(it: Document) -> dict[str, str]:
    return {"what": it.get_kind_display(), "name": it.to_name}
