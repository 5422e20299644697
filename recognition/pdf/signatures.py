"""Places who signs: a line, the signature above it, name and title below.

By pen the line stays empty. Who has signed in Lanyard without an image has the day below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from recognition.models import StoredImage
from recognition.pdf.dates import on_the_day
from recognition.pdf.fitting import Fitted, Try, fit, fit_or_cut, sizes
from recognition.pdf.looks import SIGN_WIDTH, Look
from recognition.pdf.metrics import TEXT
from recognition.pdf.paper import Size, within
from recognition.pdf.placed import Line, Picture, Placed, Text

ROOM = Size(SIGN_WIDTH * 0.86, 46.0)
"""For the image of a signature. It dips a little below its line, as by hand."""
DIP = 5.0
CLEAR = 14.0  # between the words and a signature
LARGE, SMALL, NOTE = 11.5, 6.0, 8.0
BELOW = 48.0
"""The room for words below a line."""


class Signer(Protocol):
    """What is printed of a DocumentSigner."""

    name: str
    title: str
    signed_at: datetime | None

    @property
    def image(self) -> StoredImage | None: ...


@dataclass(frozen=True)
class Signed:
    """The words below a line."""

    name: str
    title: str
    note: str


def words_of(signer: Signer, zone: ZoneInfo) -> Signed:
    """Name, title and, for a signature without image, the day."""
    day = "" if signer.image else on_the_day(signer.signed_at, zone)
    note = _("Signed in Lanyard on %(date)s") % {"date": day} if day else ""
    return Signed(signer.name, signer.title, note)


def alternative(signer: Signer) -> str:
    """What a signature's image is, for those who do not see it."""
    return _("Signature of %(name)s") % {"name": signer.name}


def line_of(look: Look, count: int) -> float:
    """How far above the sheet's foot the signatures' line is."""
    return look.line if count == 2 else look.line_of_one


def ceiling(look: Look, signers: Sequence[Signer]) -> float:
    """How much of the sheet's foot the signatures take, to the top of the tallest image."""
    if not signers:
        return look.foot
    tallest = max((_scaled(it.image).height - DIP for it in signers if it.image), default=0.0)
    return line_of(look, len(signers)) + tallest + CLEAR


def place(sheet: Placed, look: Look, signers: Sequence[Signer], zone: ZoneInfo) -> None:
    """Put the signatures onto a sheet."""
    top = round(sheet.size.height - line_of(look, len(signers)), 2)
    centred = len(signers) == 1 and look.align == "center"
    for signer, left in zip(signers, _lefts(sheet.size, look, len(signers)), strict=True):
        sheet.lines.append(Line(left, top, SIGN_WIDTH))
        if signer.image:
            size = _scaled(signer.image)
            beside = (SIGN_WIDTH - size.width) / 2 if centred else 8
            place = round(left + beside, 2), round(top + DIP - size.height, 2)
            sheet.pictures.append(Picture(signer.image, alternative(signer), *place, size))
        _place_words(sheet, words_of(signer, zone), left, top + 6, centred)


def _lefts(size: Size, look: Look, count: int) -> list[float]:
    """Where the lines begin: left and right; a single one where the words are."""
    right = size.width - look.sign_right - SIGN_WIDTH
    if count == 1 and look.align == "center":
        return [(size.width - SIGN_WIDTH) / 2]
    return [look.sign_left, right][:count]


def _place_words(sheet: Placed, words: Signed, left: float, top: float, centred: bool) -> None:
    for role, fitted in _fitted(words):
        leading, place = _leading(fitted), (left, round(top, 2), SIGN_WIDTH)
        sheet.texts.append(Text(role, fitted.lines, fitted.size, leading, *place, centred))
        top += leading * len(fitted.lines)


def _fitted(words: Signed) -> list[tuple[str, Fitted]]:
    """The words in the largest size at which they stay above the cords."""
    for it in sizes(LARGE, SMALL, 1):
        found = _in_size(words, it.size)
        if sum(_leading(text) * len(text.lines) for _, text in found) <= BELOW:
            return found
    return found


def _in_size(words: Signed, size: float) -> list[tuple[str, Fitted]]:
    """Name and title on one line, if they fit; else one below the other, each on two at most."""
    together = ", ".join(it for it in (words.name, words.title) if it)
    joined = fit(together, TEXT, SIGN_WIDTH, sizes(size, size, 1))
    found = [("name", joined)] if joined else [("name", _on_two(words.name, size))]
    if not joined and words.title:
        found.append(("title", _on_two(words.title, size)))
    if words.note:
        note = sizes(min(size, NOTE), 5.5, 1)
        found.append(("note", fit_or_cut(words.note, TEXT, SIGN_WIDTH, note)))
    return found


def _on_two(text: str, size: float) -> Fitted:
    tries = [Try(size, 1), Try(size, 2), *sizes(size, min(size, 6), 2, breaking=True)]
    return fit_or_cut(text, TEXT, SIGN_WIDTH, tries)


def _leading(fitted: Fitted) -> float:
    return round(fitted.size * 1.32, 2)


def _scaled(image: StoredImage) -> Size:
    return within(Size(image.width, image.height), ROOM)
