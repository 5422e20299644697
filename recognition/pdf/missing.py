"""Signs that no font has: they would be printed as boxes."""

import unicodedata
from collections.abc import Iterable, Sequence

from core.pdf.installed import is_installed
from recognition.enums.documents import DocumentKind
from recognition.models import Document
from recognition.pdf.metrics import NAME, TEXT, WORDS, face, spelt
from recognition.pdf.signatures import Signer

SHOWN = 12
SELECTORS = range(0xFE00, 0xFE10)  # they choose between two looks of the sign before them


def boxes(document: Document, signers: Sequence[Signer]) -> list[str]:
    """The first few signs of a document that cannot be printed, each once."""
    found: dict[str, None] = {}
    for text, name in _texts(document, signers):
        if not text.isascii():
            found |= dict.fromkeys(_without_font(text, name))
    return list(found)[:SHOWN]


def _texts(document: Document, signers: Sequence[Signer]) -> Iterable[tuple[str, str]]:
    is_certificate = document.kind == DocumentKind.CERTIFICATE
    yield document.to_name, NAME if is_certificate else TEXT
    yield document.wording, WORDS if is_certificate else TEXT
    for text in (document.address, document.gift_what, document.gift_return, document.from_name):
        yield text, TEXT
    for signer in signers:
        yield signer.name, TEXT
        yield signer.title, TEXT


def _without_font(text: str, name: str) -> Iterable[str]:
    own = face(name)
    for sign in spelt(text, name):
        if not (own.has(sign) or _leaves_no_trace(sign) or is_installed(sign)):
            yield sign


def _leaves_no_trace(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc") or ord(sign) in SELECTORS
