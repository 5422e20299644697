"""A certificate: its words fitted into the room that its layout leaves them."""

from collections.abc import Sequence
from itertools import count
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from core.pdf import CannotPrint
from recognition.enums.documents import Layout
from recognition.models import Document
from recognition.pdf.art import art
from recognition.pdf.colours import text_colour
from recognition.pdf.dates import in_words
from recognition.pdf.fitting import Fitted, Try, fit, fit_or_cut, sizes
from recognition.pdf.looks import LOOKS, Look
from recognition.pdf.metrics import NAME, TEXT, WORDS
from recognition.pdf.paper import INCH, Size, lying, within
from recognition.pdf.placed import Picture, Placed, Text
from recognition.pdf.signatures import Signer, ceiling, place

LOGO_ROOM = Size(3.2 * INCH, 0.72 * INCH)
BELOW_LOGO = 0.16 * INCH
TIGHT = -0.0283
"""Letters of the name stand closer, by that much of an em."""
SMALLEST = 0.33
"""Of the usual sizes: smaller words nobody would frame."""
TOO_LONG = gettext_noop("The words are too long for a certificate. Nothing was printed.")


def certificate(document: Document, signers: Sequence[Signer], zone: ZoneInfo) -> Placed:
    """Everything that stands on the sheet, in the document's language. Raises CannotPrint."""
    with override(document.language):
        look, size = LOOKS[Layout(document.layout)], lying(document.paper)
        colours = document.first_colour, document.second_colour
        sheet = Placed(size, art(document.layout, size, *colours), text_colour(colours[0]))
        head = _place_logo(sheet, document, look)
        foot = size.height - ceiling(look, signers)
        sheet.texts += _words(document, look, size, head, foot)
        place(sheet, look, signers, zone)
        return sheet


def _place_logo(sheet: Placed, document: Document, look: Look) -> float:
    """Where the words may begin."""
    if document.logo is None:
        return look.head
    size = within(Size(document.logo.width, document.logo.height), LOGO_ROOM)
    centred = look.align == "center"
    left = (sheet.size.width - size.width) / 2 if centred else look.left
    picture = Picture(document.logo, document.from_name, round(left, 2), look.head, size)
    sheet.pictures.append(picture)
    return look.head + size.height + BELOW_LOGO


def _words(document: Document, look: Look, size: Size, head: float, foot: float) -> list[Text]:
    """The largest words that fit between head and foot, in the middle of it."""
    for step in count():
        scale = round(1 - 0.04 * step, 2)
        if scale < SMALLEST:
            raise CannotPrint(TOO_LONG)
        texts = _scaled(document, look, size, scale)
        if texts and texts[-1].bottom <= foot - head:
            down = head + (foot - head - texts[-1].bottom) / 2
            return [_moved(it, down) for it in texts]
    raise AssertionError


def _scaled(document: Document, look: Look, size: Size, scale: float) -> list[Text] | None:
    """The words one below the other from 0 on, or None where the wording does not fit."""
    width, narrow = look.name_width(size), look.wording_width(size, scale)
    over = fit_or_cut(_over(document), TEXT, width, _over_tries())
    to = fit_or_cut(document.to_name, NAME, width, _name_tries(0.45 + 0.55 * scale), spacing=TIGHT)
    wording = [Try(round(22.5 * scale, 1), 20, scale < 0.6)]
    why = fit(document.wording, WORDS, narrow, wording)
    day = Fitted(15.5, (in_words(document.dated_on),))
    gap = 0.3 * INCH * min(1, 0.3 + scale * 0.7)
    if why is None:
        return None
    stack = _Stack(look, size)
    stack.add("over", over, 1.45, 0)
    stack.add("to", to, 1.05, gap)
    stack.add("why", why, 1.42, gap)
    stack.add("when", day, 1.45, gap * 1.1)
    return stack.texts


class _Stack:
    """Texts one below the other."""

    def __init__(self, look: Look, size: Size) -> None:
        self.texts: list[Text] = []
        self._look, self._size = look, size

    def add(self, role: str, fitted: Fitted, leading: float, gap: float) -> None:
        """A text below the others; an empty one leaves no gap."""
        if not fitted.lines:
            return
        look = self._look
        width = round(look.name_width(self._size), 2)
        top = self.texts[-1].bottom + gap if self.texts else 0.0
        each = round(fitted.size * leading, 2)
        centred = look.align == "center"
        self.texts.append(
            Text(role, fitted.lines, fitted.size, each, look.left, top, width, centred)
        )


def _over(document: Document) -> str:
    return _("%(office)s thanks") % {"office": document.from_name}


def _over_tries() -> list[Try]:
    return [*sizes(15.5, 12, 1), *sizes(14, 8, 2), *sizes(14, 8, 2, breaking=True)]


def _name_tries(scale: float) -> list[Try]:
    """One line while it is large, then two, then three; words are broken when all else failed."""
    one, two, three = 60 * scale, 50 * scale, 36 * scale
    return [
        *sizes(one, 44 * scale, 1),
        *sizes(two, 30 * scale, 2),
        *sizes(three, 20 * scale, 3),
        *sizes(three, 9, 3, breaking=True),
    ]


def _moved(text: Text, down: float) -> Text:
    return Text(
        text.role,
        text.lines,
        text.size,
        text.leading,
        text.left,
        round(text.top + down, 2),
        text.width,
        text.centred,
    )
