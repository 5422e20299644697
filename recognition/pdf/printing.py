"""Prints certificates, letters and labels. Import it when something is printed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import batched

from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from core.files import read_kept
from core.pdf import Images, Printed, Progress, render_pdf
from recognition.enums.documents import DocumentKind
from recognition.models import Document, DocumentSigner
from recognition.pdf.certificate import certificate
from recognition.pdf.labels import Label, sheets
from recognition.pdf.letter import letter
from recognition.pdf.sections import certificate_section, labels_section, letter_section, whole
from recognition.pdf.styles import Styles

SHEETS = ["css/print/fonts.css", "css/print/certificate.css", "css/print/letter.css"]
LABELS = ["css/print/fonts.css", "css/print/labels.css"]
PART = 24
"""Documents that are laid out at a time; a few hundred would not fit into a worker's memory."""

Signers = Mapping[int, list[DocumentSigner]]


def print_document(document: Document) -> Printed:
    """One certificate or letter as PDF: the same bytes each time. Raises CannotPrint."""
    signers = _signers_of([document])
    html = documents_page([document], signers, _title(document))
    return render_pdf(html, stylesheets=SHEETS, images=_images_of([document], signers))


def print_documents(documents: Sequence[Document], *, progress: Progress | None = None) -> Printed:
    """Many as one PDF, in their order. Raises CannotPrint, and what `progress` raises."""
    signers = _signers_of(documents)
    parts = document_parts(documents, signers)
    images = _images_of(documents, signers)
    return render_pdf(parts, stylesheets=SHEETS, images=images, progress=progress)


def print_labels(labels: Sequence[Label], *, progress: Progress | None = None) -> Printed:
    """Address labels, thirty a sheet (Avery 5160, US letter)."""
    return render_pdf(label_parts(labels), stylesheets=LABELS, progress=progress)


def document_parts(documents: Sequence[Document], signers: Signers) -> Iterator[str]:
    """The HTML of many documents, some at a time."""
    with override(documents[0].language):
        title = ngettext("%(count)d document", "%(count)d documents", len(documents))
    for part in batched(documents, PART):
        yield documents_page(part, signers, title % {"count": len(documents)})


def label_parts(labels: Sequence[Label]) -> Iterator[str]:
    """The HTML of sheets of labels, a sheet at a time."""
    head = {"language": get_language() or "en", "title": _("Address labels"), "author": ""}
    for sheet in sheets(labels):
        styles = Styles()
        yield whole([labels_section(sheet, styles)], styles, head)


def documents_page(documents: Sequence[Document], signers: Signers, title: str) -> str:
    """A whole document in HTML. What its sections share is said once, in its head."""
    styles, first = Styles(), documents[0]
    sections = [_section(it, signers[it.pk], styles) for it in documents]
    head = {"language": first.language, "title": title, "author": first.from_name}
    return whole(sections, styles, head)


def _section(document: Document, signers: list[DocumentSigner], styles: Styles) -> SafeString:
    zone = document.office.zone
    if document.kind == DocumentKind.CERTIFICATE:
        return certificate_section(document, certificate(document, signers, zone), styles)
    return letter_section(document, letter(document, signers, zone), styles)


def _title(document: Document) -> str:
    with override(document.language):
        kinds = {
            DocumentKind.CERTIFICATE: _("Certificate of appreciation: %(name)s"),
            DocumentKind.LETTER: _("Letter of thanks: %(name)s"),
            DocumentKind.GIFT_LETTER: _("Acknowledgement of a gift: %(name)s"),
        }
        return kinds[DocumentKind(document.kind)] % {"name": document.to_name}


def _signers_of(documents: Sequence[Document]) -> Signers:
    """Who signs each, first and second, by one query."""
    found: dict[int, list[DocumentSigner]] = defaultdict(list)
    rows = DocumentSigner.objects.filter(document__in=documents).select_related("image")
    for row in rows.order_by("document_id", "position"):
        found[row.document_id].append(row)
    return found


def _images_of(documents: Sequence[Document], signers: Signers) -> Images:
    """Gives the content of an image that one of the documents shows, and of no other."""
    shown = [it.logo for it in documents]
    shown += [it.image for signed in signers.values() for it in signed]
    files = {str(it.pk): it.file for it in shown if it is not None}
    return lambda key: read_kept(files[key])
