"""What waits for a signature, ready to be read on a phone; and who signed what when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.templatetags.dates import day
from offices.models import Office
from recognition.enums.documents import Signing
from recognition.models import Document, DocumentSigner
from recognition.presenters.sheet import sheet_context


@dataclass(frozen=True)
class ToSign:
    """One document, its sheet as it will be printed, and the others who sign it."""

    document: Document
    sheet: dict[str, Any]
    others: list[DocumentSigner]
    asked_on: date
    today: date
    is_open: bool


@dataclass(frozen=True)
class SignedLine:
    """Who signs, and in words whether they have."""

    name: str
    title: str
    words: str


def to_sign(office: Office, documents: list[Document], member_id: int) -> list[ToSign]:
    """The documents in their order, their signers loaded; the first lies open."""
    today = office.today()
    rows: list[ToSign] = []
    for document in documents:
        signers = list(document.signers.all())
        others = [signer for signer in signers if signer.member_id != member_id]
        asked_on = office.local(document.recorded_at).date()
        sheet = sheet_context(document, signers)["sheet"]
        rows.append(ToSign(document, sheet, others, asked_on, today, is_open=not rows))
    return rows


def signed_lines(office: Office, signers: Iterable[DocumentSigner]) -> list[SignedLine]:
    """For a document's page: "Signed on Nov 20", "Asked; not signed yet", "Signs by pen"."""
    return [SignedLine(it.name, it.title, _words(office, it)) for it in signers]


def _words(office: Office, signer: DocumentSigner) -> str:
    if signer.signed_at is not None:
        on = day(office.local(signer.signed_at).date(), office.today())
        if signer.image_id is None:
            return _("Signed on %(day)s, without an image") % {"day": on}
        return _("Signed on %(day)s") % {"day": on}
    if signer.signing == Signing.ASKED:
        return _("Asked to sign; has not signed yet")
    return _("Signs by pen")
