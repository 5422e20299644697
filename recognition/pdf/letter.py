"""Letters of thanks, and acknowledgements of gifts.

What an acknowledgement says follows 26 U.S.C. § 170(f)(8)(B) and IRS Publication 1771: the amount
of cash, or a description *but not the value* of what else was given; whether the donee gave goods
or services for it; and if so, what, with an estimate of its value in good faith. The rule holds
for gifts of 250 dollars and more, to governmental units (§ 170(c)(1): public districts and
colleges) as to others. So a value is told as the donor's own words, and the letter says nothing
about what may be deducted. It is no legal advice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from recognition.enums.documents import DocumentKind
from recognition.models import Document
from recognition.pdf.colours import text_colour
from recognition.pdf.dates import dollars, in_words
from recognition.pdf.fitting import Try, fit, fit_or_cut, sizes
from recognition.pdf.metrics import TEXT
from recognition.pdf.paper import INCH, Size, within
from recognition.pdf.signatures import Signed, Signer, alternative, words_of

LOGO_ROOM = Size(2.4 * INCH, 0.85 * INCH)
SIGNATURE_ROOM = Size(2.3 * INCH, 0.62 * INCH)
ADDRESS_ROOM = Size(3.7 * INCH, 0.78 * INCH)
"""What the window of a #10 envelope shows of a letter that is folded in three."""
ADDRESS_LEADING = 1.32
HEADING_WIDTH = 4.6 * INCH
GREETED = re.compile(r"\s*(dear|hello|hi|estimad|querid|apreciable|hola)", re.I)


@dataclass(frozen=True)
class LetterSigner:
    """Who signs, and how large the image of the signature is."""

    signer: Signer
    words: Signed
    size: Size | None

    @property
    def alternative(self) -> str:
        return alternative(self.signer)


@dataclass(frozen=True)
class Letter:
    """The words of a letter, in the document's language. `facts` are those of a gift."""

    ink: str
    from_lines: tuple[str, ...]
    logo: Size | None
    date: str
    to_lines: tuple[str, ...]
    to_size: float
    greeting: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    closing: str
    signers: tuple[LetterSigner, ...]
    heading: str
    page_word: str


def letter(document: Document, signers: Sequence[Signer], zone: ZoneInfo) -> Letter:
    """What the letter says."""
    with override(document.language):
        to_lines = (document.to_name, *lines_of(document.address))
        return Letter(
            ink=text_colour(document.first_colour),
            from_lines=lines_of(document.from_address),
            logo=_scaled(document.logo, LOGO_ROOM),
            date=in_words(document.dated_on),
            to_lines=to_lines,
            to_size=_address_size(to_lines),
            greeting=_greeting(document),
            paragraphs=lines_of(document.wording),
            facts=tuple(_facts(document)),
            closing=pgettext("closing of a letter", "With thanks,"),
            signers=tuple(
                LetterSigner(it, words_of(it, zone), _scaled(it.image, SIGNATURE_ROOM))
                for it in signers
            ),
            heading=_heading(document.to_name),
            page_word=_("Page"),
        )


def _heading(name: str) -> str:
    """The name on the pages that follow, on one line."""
    return " ".join(fit_or_cut(name, TEXT, HEADING_WIDTH, [Try(9, 1)]).lines)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _greeting(document: Document) -> str:
    """Nothing where the words have one of their own."""
    if GREETED.match(document.wording):
        return ""
    return pgettext("greeting of a letter", "Dear %(name)s,") % {"name": document.to_name}


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    if document.kind != DocumentKind.GIFT_LETTER or document.gift_received_on is None:
        return
    yield _("Your gift"), document.gift_what
    yield _("Received on"), in_words(document.gift_received_on)
    if document.gift_value is not None:
        said = _("You told us its value is %(value)s; we do not value gifts.")
        yield _("Value"), said % {"value": dollars(document.gift_value)}
    yield _("In return"), _returned(document.gift_return)


def _returned(what: str) -> str:
    if what:
        return _("In return for this gift we gave you: %(what)s") % {"what": what}
    return _("We gave you no goods or services in return for this gift.")


def _scaled(image: object, room: Size) -> Size | None:
    width, height = getattr(image, "width", 0), getattr(image, "height", 0)
    return within(Size(width, height), room) if width and height else None


def _address_size(lines: Sequence[str]) -> float:
    """The largest size at which the address stays in the envelope's window, if any does."""
    for it in sizes(10.5, 7, 1):
        fits = [fit(line, TEXT, ADDRESS_ROOM.width, [it]) for line in lines]
        if all(fits) and len(lines) * it.size * ADDRESS_LEADING <= ADDRESS_ROOM.height:
            return it.size
    return 8.0
