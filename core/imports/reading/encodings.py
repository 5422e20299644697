"""In which encoding a text file is written, decided by its bytes."""

import codecs
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext_noop

from core.imports.reading.limits import MEGABYTE
from core.imports.reading.refusal import CannotRead

NOT_TEXT = gettext_noop(
    "This is not a text file, although its name says so. "
    "Save the spreadsheet as .xlsx or as CSV (UTF-8), and upload that."
)


@dataclass(frozen=True)
class Encoding:
    """`name` as people know it, `codec` as Python does."""

    name: str
    codec: str


UTF_8 = Encoding("UTF-8", "utf-8")
WINDOWS = Encoding("Windows-1252", "cp1252")
LATIN = Encoding("Latin-1", "latin-1")
MARKS = {
    codecs.BOM_UTF8: Encoding("UTF-8", "utf-8-sig"),
    codecs.BOM_UTF16_LE: Encoding("UTF-16", "utf-16"),
    codecs.BOM_UTF16_BE: Encoding("UTF-16", "utf-16"),
}
UNMARKED_UTF_16 = (
    (1, Encoding("UTF-16", "utf-16-le")),
    (0, Encoding("UTF-16", "utf-16-be")),
)
ONLY_WINDOWS = frozenset(range(0x80, 0xA0))  # letters there, control characters in Latin-1
NOWHERE = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))  # of these, Windows knows nothing either


def encoding_of(file: IO[bytes]) -> Encoding:
    """The encoding of the file; leaves it at any place. Raises CannotRead if it is no text.

    UTF-8 proves itself: other encodings do not happen to be valid UTF-8. What is not, is
    Windows-1252 where it uses its curly quotes and dashes, and else Latin-1.
    """
    file.seek(0)
    head = file.read(4096)
    for mark, encoding in MARKS.items():
        if head.startswith(mark):
            return _proven(file, encoding)
    if b"\x00" in head:
        return _proven(file, _by_zeros(head))
    return UTF_8 if _reads(file, UTF_8) else _one_byte(file)


def _by_zeros(head: bytes) -> Encoding:
    for place, encoding in UNMARKED_UTF_16:
        zeros = head[place::2].count(0)
        if zeros > len(head) // 8 and head.count(0) == zeros:
            return encoding
    raise CannotRead(NOT_TEXT)


def _proven(file: IO[bytes], encoding: Encoding) -> Encoding:
    if not _reads(file, encoding):
        raise CannotRead(NOT_TEXT)
    return encoding


def _reads(file: IO[bytes], encoding: Encoding) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    try:
        while piece := file.read(MEGABYTE):
            if "\x00" in decoder.decode(piece):
                raise CannotRead(NOT_TEXT)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _one_byte(file: IO[bytes]) -> Encoding:
    file.seek(0)
    used: set[int] = set()
    while piece := file.read(MEGABYTE):
        used.update(piece)
    if 0 in used or used & NOWHERE:
        raise CannotRead(NOT_TEXT)
    return WINDOWS if used & ONLY_WINDOWS else LATIN
