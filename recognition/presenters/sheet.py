"""A certificate or letter as the screen shows it, from the same places as the printed one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from core.pdf import CannotPrint
from recognition.enums.documents import DocumentKind
from recognition.models import Document, StoredImage
from recognition.pdf.art import strip
from recognition.pdf.certificate import certificate
from recognition.pdf.letter import Letter, letter
from recognition.pdf.missing import boxes
from recognition.pdf.placed import Line, Picture, Text
from recognition.pdf.signatures import Signer


@dataclass(frozen=True)
class CertificateView:
    """A certificate as a drawing, in points. `art` is in hundredths of an inch."""

    width: float
    height: float
    art: SafeString
    ink: str
    texts: Sequence[Text]
    pictures: Sequence[tuple[Picture, str]]
    lines: Sequence[Line]


@dataclass(frozen=True)
class LetterView:
    """A letter as text. `logo` and `hands` are addresses of images."""

    words: Letter
    paper: str
    strip: SafeString
    logo: str
    hands: Sequence[tuple[Any, str]]


def sheet_context(document: Document, signers: Sequence[Signer]) -> dict[str, Any]:
    """What `recognition/sheet.html` draws, saved or not; `refusal` says why it can't be printed,
    `boxes` names the signs that would come out as boxes, as long as it is not made."""
    shown: dict[str, Any] = {"document": document, "certificate": None, "letter": None}
    try:
        if document.kind == DocumentKind.CERTIFICATE:
            shown["certificate"] = _certificate(document, signers)
        else:
            shown["letter"] = _letter(document, signers)
    except CannotPrint as refusal:
        shown["refusal"] = refusal.words
    if not document.file:
        shown["boxes"] = " ".join(boxes(document, signers))
    return {"sheet": shown}


def _certificate(document: Document, signers: Sequence[Signer]) -> CertificateView:
    placed = certificate(document, signers, document.office.zone)
    pictures = [(it, _address(document, it.image)) for it in placed.pictures]
    return CertificateView(
        width=placed.size.width,
        height=placed.size.height,
        art=placed.art,
        ink=placed.ink,
        texts=placed.texts,
        pictures=pictures,
        lines=placed.lines,
    )


def _letter(document: Document, signers: Sequence[Signer]) -> LetterView:
    words = letter(document, signers, document.office.zone)
    return LetterView(
        words=words,
        paper=document.paper,
        strip=strip(document.first_colour, document.second_colour),
        logo=_address(document, document.logo),
        hands=[(it, _address(document, it.signer.image)) for it in words.signers],
    )


def _address(document: Document, image: StoredImage | None) -> str:
    if image is None:
        return ""
    return reverse("stationery_image", args=[document.office.slug, image.pk])
