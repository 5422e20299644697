"""Characters that would spoil a page, taken out of its texts.

Names come from people and spreadsheets. A sign that turns the direction of all that follows, a
null, half a character, or forty accents on one letter are no part of anybody's name.
"""

import re
import unicodedata

TURNS = "\u202a-\u202e\u2066-\u2069"
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
HALVES = "\ud800-\udfff"
OTHERS = "\ufff9-\ufffb\ufffe\uffff"
UNWANTED = re.compile(f"[{TURNS}{CONTROLS}{HALVES}{OTHERS}]")
MARKS = 4
"""Accents that one letter may carry; the most that living languages need."""


def printable(text: str) -> str:
    """The text without what no page should hold."""
    if text.isascii():
        return UNWANTED.sub("", text)
    return _fewer_marks(UNWANTED.sub("", text))


def _fewer_marks(text: str) -> str:
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks <= MARKS:
            kept.append(sign)
    return "".join(kept)
