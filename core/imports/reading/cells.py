"""The text of a cell, tidied: what nobody sees is taken away."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_noop

from core.imports.reading.limits import CELL_CHARACTERS, COLUMNS
from core.imports.reading.refusal import CannotRead

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028\u2029\u2060\ud800-\udfff\ufeff\ufffe\uffff]"
)
OTHER_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u3000]")
NUMBER = re.compile(r"[\d.,$€£%() +-]*\d[\d.,$€£%() +-]*")

TOO_LONG = gettext_noop(
    "Line %(line)s has a cell of more than %(most)s characters. "
    "Shorten it, or look for a quotation mark that is not closed; then upload the file again."
)


TOO_WIDE = gettext_noop(
    "Line %(line)s has more than %(most)s columns. "
    "Copy the columns that you need into a new sheet and upload that."
)


def tidy(line: int, cells: Sequence[str]) -> list[str]:
    """The cells of a line up to the last filled one, stripped; line breaks inside them stay.

    Raises CannotRead for a cell that is too long, and for one too many.
    """
    cells = cells[: width_of(cells)]
    if any(len(it) > CELL_CHARACTERS for it in cells):
        raise CannotRead(TOO_LONG, line=line, most=CELL_CHARACTERS)
    if any(it.strip() for it in cells[COLUMNS:]):
        raise CannotRead(TOO_WIDE, line=line, most=COLUMNS)
    tidied = [_tidied(it) for it in cells[:COLUMNS]]
    return tidied[: width_of(tidied)]


def _tidied(text: str) -> str:
    if not text or text.isalnum():
        return text
    if text.isascii() and text.isprintable():
        return text.strip()
    text = OTHER_SPACES.sub(" ", UNSEEN.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


def filled(cells: Sequence[str]) -> list[str]:
    """The cells with something in them."""
    return [it for it in cells if it]


def width_of(cells: Sequence[str]) -> int:
    """How many cells there are up to the last one with something in it."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1]), 0)


def is_number(text: str) -> bool:
    """A number, an amount, or a formula, which stands for one."""
    return text.startswith("=") or bool(NUMBER.fullmatch(text))
