"""Certificates and letters for tests, not saved: nothing here needs the database."""

import io
from datetime import UTC, date, datetime
from typing import Any

from PIL import Image, ImageDraw

from core.pdf import Sheet, lay_out
from offices.models import Office
from recognition.models import Document, DocumentSigner, StoredImage
from recognition.pdf.printing import SHEETS, documents_page

SIGNED_AT = datetime(2026, 12, 4, 1, tzinfo=UTC)  # the evening before, in Denver
WHY = (
    "for opening the shop floor to eight job shadows and two paid interns this year, "
    "and for showing our students what careful work looks like."
)
LONG = (
    WHY + " Their patience with nervous beginners, their honest advice after every mock interview, "
    "and the time they gave us on Saturday mornings in the spring have changed how our students "
    "think about work, and have shown our teachers what to teach next year as well. Thank you."
)[:420]
ADDRESS = "Attn. Luis Rivera\n1420 Industrial Parkway, Suite 300\nHarlow, CO 80501"
LOGO, HAND = 1, 2


def a_document(**fields: Any) -> Document:
    """A certificate on US letter, unless told otherwise."""
    usual: dict[str, Any] = {
        "pk": 1,
        "office": Office(pk=1, slug="alder", name="Alder", time_zone="America/Denver"),
        "kind": "certificate",
        "to_name": "Rivera Machining",
        "wording": WHY,
        "language": "en",
        "layout": "cords",
        "paper": "letter",
        "dated_on": date(2026, 12, 3),
        "from_name": "Harlow Valley School District",
        "first_colour": "#8E3F76",
        "second_colour": "#E59A2E",
    }
    return Document(**{**usual, **fields})


def a_letter(**fields: Any) -> Document:
    """A letter of thanks to an address."""
    usual = {"kind": "letter", "address": ADDRESS, "wording": "Thank you.\n\nCome again soon."}
    return a_document(**{**usual, "from_address": "200 Main Street\nHarlow, CO 80501", **fields})


def a_signer(name: str = "Elena Sosa", **fields: Any) -> DocumentSigner:
    """Somebody who signs by pen, unless told otherwise."""
    return DocumentSigner(name=name, **{"title": "Director of Partnerships", **fields})


def signed(**fields: Any) -> DocumentSigner:
    """Somebody who has signed in Lanyard."""
    return a_signer(**{"signing": "asked", "signed_at": SIGNED_AT, **fields})


def logo(width: int = 900, height: int = 300) -> StoredImage:
    """A row that tells of `picture(LOGO)`."""
    return StoredImage(pk=LOGO, kind="logo", width=width, height=height)


def hand() -> StoredImage:
    """A row that tells of `picture(HAND)`."""
    return StoredImage(pk=HAND, kind="signature", width=700, height=200)


def picture(key: str) -> bytes:
    """The content of both images."""
    size = {str(LOGO): (900, 300), str(HAND): (700, 200)}[key]
    drawn, file = Image.new("RGBA", size, (0, 0, 0, 0)), io.BytesIO()
    ImageDraw.Draw(drawn).line((0, 20, size[0], 160), fill="#102040", width=8)
    drawn.save(file, "PNG")
    return file.getvalue()


def html_of(papers: list[tuple[Document, list[DocumentSigner]]]) -> str:
    """The page that is printed for documents and who signs them."""
    for number, (document, _) in enumerate(papers, start=1):
        document.pk = number
    signers = {document.pk: signing for document, signing in papers}
    return documents_page([document for document, _ in papers], signers, "Test")


def laid_out(*papers: tuple[Document, list[DocumentSigner]]) -> list[Sheet]:
    """Their sheets, with the places of all texts."""
    return lay_out(html_of(list(papers)), stylesheets=SHEETS, images=picture)
