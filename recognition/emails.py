"""The mail that brings a partner a certificate or letter, in the document's language."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.mail.headers import mailbox
from core.mail.page import render_page
from core.outbox.write import Attachment, Letter
from offices.queries.mail import who_answers
from recognition.enums.documents import DocumentKind
from recognition.models import Document
from recognition.names import filename_of


def document_letter(document: Document, address: str) -> Letter:
    """The mail, ready for the outbox, with the file. Answers go to a human of the office."""
    answers = who_answers(document.office)
    with override(document.language):
        title, say = _words(document)
        context = {
            "title": title,
            "office": document.office,
            "document": document,
            "say": say,
            "answers_to": answers.display_name if answers else "",
        }
        page = render_page("emails/document", context)
    return Letter(
        to_name=document.contact.name if document.contact else document.to_name,
        to_address=address,
        subject=title,
        text=page.text,
        html=page.html,
        reply_to=[mailbox(answers.display_name, answers.user.email)] if answers else [],
        attachments=_files(document),
    )


def _words(document: Document) -> tuple[str, str]:
    """The subject, and what is attached."""
    office = {"office": document.from_name}
    if document.kind == DocumentKind.CERTIFICATE:
        return (
            _("%(office)s thanks you") % office,
            _("Your certificate is attached as a PDF, ready to be printed and framed."),
        )
    if document.kind == DocumentKind.GIFT_LETTER:
        return (
            _("%(office)s thanks you for your gift") % office,
            _("The acknowledgement of your gift is attached as a PDF, for your records."),
        )
    return _("A letter of thanks from %(office)s") % office, _("It is attached as a PDF.")


def _files(document: Document) -> list[Attachment]:
    return [Attachment(document.file, filename_of(document))] if document.file else []
