"""Takes papers that people upload: PDF, Word (DOCX), scans and photos (PNG, JPEG).

What a file is, is told by its content: names and declared types lie. Images are written anew, so
that nothing of them stays but what can be seen; PDF and DOCX stay as they are and are only handed
over as files, never shown in place.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext_noop

from core.images import CannotUse, ImageLimits, clean_image
from core.refusals import Refusal

MEGABYTE = 1_000_000
MOST_BYTES = 10 * MEGABYTE
SCAN = ImageLimits(longest=2_200)
"""A page of letter paper at 200 dots an inch."""
PDF, PNG = "application/pdf", "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = {PDF: ".pdf", PNG: ".png", DOCX: ".docx"}
TYPES_PART, TEXT_PART = "[Content_Types].xml", "word/document.xml"
MAIN_TYPE = f"{DOCX}.main+xml".encode()
LARGEST_TYPES = 200_000  # bytes of the part that names the types; a few thousand are usual
MOST_PARTS = 2_000
TAIL = 2_048  # bytes in which a PDF ends

EMPTY = gettext_noop("The file is empty. Save it once more and upload it again.")
TOO_LARGE = gettext_noop(
    "The file has more than %(most)s MB. Save it smaller, or in parts, and upload it again."
)
OTHER_KIND = gettext_noop(
    "Upload a PDF, a Word document (DOCX), or an image (PNG or JPEG). "
    "This file is something else, whatever its name says."
)
BROKEN = gettext_noop(
    "The file cannot be read: it is damaged or not complete. "
    "Open it, save it once more and upload it again."
)
MACROS = gettext_noop(
    "This Word document holds macros. Save it as a document without macros, or as PDF."
)


class CannotKeep(Refusal):
    """A paper that is refused."""


@dataclass(frozen=True)
class Paper:
    """What is kept of an upload, and what it is."""

    content: bytes
    kind: str

    @property
    def suffix(self) -> str:
        return SUFFIXES[self.kind]


def take_paper(upload: IO[bytes] | Any) -> Paper:
    """Look what was uploaded. Raises CannotKeep or, of an image, core.images.CannotUse."""
    content = _whole(upload)
    if content.startswith(b"%PDF-"):
        return Paper(_checked_pdf(content), PDF)
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _image(content)
    if content.startswith(b"PK\x03\x04"):
        return Paper(_checked_docx(content), DOCX)
    raise CannotKeep(OTHER_KIND)


def _whole(upload: IO[bytes] | Any) -> bytes:
    upload.seek(0)
    content: bytes = upload.read(MOST_BYTES + 1)
    if not content:
        raise CannotKeep(EMPTY)
    if len(content) > MOST_BYTES:
        raise CannotKeep(TOO_LARGE, most=MOST_BYTES // MEGABYTE)
    return content


def _image(content: bytes) -> Paper:
    clean = clean_image(io.BytesIO(content), limits=SCAN)
    if len(clean.content) > MOST_BYTES:
        raise CannotKeep(TOO_LARGE, most=MOST_BYTES // MEGABYTE)
    return Paper(clean.content, PNG)


def _checked_pdf(content: bytes) -> bytes:
    if b"%%EOF" not in content[-TAIL:]:
        raise CannotKeep(BROKEN)
    return content


def _checked_docx(content: bytes) -> bytes:
    """A zip with the parts of a Word document, and no program among them.

    Only the short part that names the types is unpacked, and no further than it may be long.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [it.filename for it in archive.infolist()]
            types = _types(archive) if TYPES_PART in names else b""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, RuntimeError):
        raise CannotKeep(BROKEN) from None
    except (NotImplementedError, EOFError, OverflowError):
        raise CannotKeep(BROKEN) from None
    if any(name.lower().endswith("vbaproject.bin") for name in names) or b"macroEnabled" in types:
        raise CannotKeep(MACROS)
    if len(names) > MOST_PARTS or TEXT_PART not in names or MAIN_TYPE not in types:
        raise CannotKeep(OTHER_KIND)
    return content


def _types(archive: zipfile.ZipFile) -> bytes:
    with archive.open(TYPES_PART) as part:
        return part.read(LARGEST_TYPES)


__all__ = ["MOST_BYTES", "CannotKeep", "CannotUse", "Paper", "take_paper"]
