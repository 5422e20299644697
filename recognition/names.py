"""What a document's file is called on the reader's computer."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.downloads import fit_filename
from recognition.enums.documents import DocumentKind
from recognition.models import Document


def filename_of(document: Document) -> str:
    """Certificate - Rivera Machining.pdf, in the document's language."""
    with override(document.language):
        said = {
            DocumentKind.CERTIFICATE: _("Certificate"),
            DocumentKind.LETTER: _("Letter of thanks"),
            DocumentKind.GIFT_LETTER: _("Gift acknowledgement"),
        }[DocumentKind(document.kind)]
    return fit_filename(f"{said} - {document.to_name}.pdf")
