"""How wide texts become in our own fonts, without drawing them.

The fonts hold Latin letters. What they lack comes from whatever other font is installed: its width
is guessed, on the wide side.
"""

import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from core.pdf.text import printable

NAME, TEXT, WORDS = "bricolage-600", "bricolage-400", "petrona-500-italic"
"""The faces of certificates: for the name, for small texts, for the wording."""

PARTS = ("", "-extended", "-vietnamese")
WIDE, USUAL = 1.05, 0.78  # em, of signs that come from other fonts
GUESSED = {0xFDFD: 9.5}  # a whole sentence in one sign
UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})


class Height(NamedTuple):
    """How far a face reaches above and below its baseline, in em."""

    above: float
    below: float


class Face:
    """One of our faces: which signs it has, and how wide they are in em.

    It comes in parts: for the languages of Western Europe, for others of Latin script, and for
    Vietnamese.
    """

    def __init__(self, name: str) -> None:
        self._widths: dict[int, float] = {}
        for part in PARTS:
            self.height = self._read(f"{name}{part}")
        self._own = frozenset(self._widths)
        self.width = lru_cache(maxsize=4096)(self._width)

    def _read(self, name: str) -> Height:
        """Take over the signs that no part before it has."""
        from fontTools.ttLib import TTFont

        path = Path(settings.STATICFILES_DIRS[0], "fonts", f"{name}.woff2")
        with TTFont(path, lazy=True) as font:
            unit, widths = font["head"].unitsPerEm, font["hmtx"].metrics
            for sign, glyph in font.getBestCmap().items():
                self._widths.setdefault(sign, 0.0 if _unseen(sign) else widths[glyph][0] / unit)
            heights = font["hhea"]
            return Height(heights.ascent / unit, -heights.descent / unit)

    def has(self, text: str) -> bool:
        """Whether the font has all these signs."""
        return all(ord(sign) in self._own for sign in text)

    def _width(self, text: str) -> float:
        wide = sum(self._of(sign) for sign in text)
        return wide + sum(self._apart(one) for one, other in pairwise(text) if one == other)

    def _apart(self, sign: str) -> float:
        """How much further than usual the fonts keep a sign from its like: TT, ff, WW, dots."""
        return self._of(sign) * (0.2 if sign == "." else 0.09)

    def _of(self, sign: str) -> float:
        known = self._widths.get(ord(sign))
        if known is None:
            known = self._widths[ord(sign)] = _guess(sign)
        return known


@cache
def face(name: str) -> Face:
    """The face of that name; its file is read once a process."""
    return Face(name)


def spelt(text: str, name: str) -> str:
    """The text in signs that the face has, where it has them: č as c and its caron.

    Else a single letter of a name would come from another font.
    """
    composed = unicodedata.normalize("NFC", printable(text))
    own = face(name)
    return composed if own.has(composed) else "".join(_spelt(it, own) for it in composed)


def _spelt(sign: str, own: Face) -> str:
    parts = unicodedata.normalize("NFD", sign)
    return parts if not own.has(sign) and own.has(parts) else sign


def _guess(sign: str) -> float:
    if _unseen(ord(sign)):
        return 0.0
    wide = unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0xFFFF
    return GUESSED.get(ord(sign), WIDE if wide else USUAL)


def _unseen(sign: int) -> bool:
    return unicodedata.category(chr(sign)) in UNSEEN
