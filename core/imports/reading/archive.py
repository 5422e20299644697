"""The parts of a workbook, which is a zip archive: no part unpacks to more than it may.

What the archive says of its sizes is not believed: bytes are counted as they come.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext_noop

from core.imports.reading.kinds import LOCKED_FILE
from core.imports.reading.limits import (
    DIRECTORY_BYTES,
    MEGABYTE,
    PART_BYTES,
    SMALL_PART_BYTES,
)
from core.imports.reading.refusal import CannotRead

DAMAGED = gettext_noop(
    "The workbook is damaged or was not uploaded completely. "
    "Open it in a spreadsheet program, save it again and upload that."
)
TOO_MUCH = gettext_noop(
    "Unpacked, the workbook holds more than %(most)s MB. "
    "Copy the columns that you need into a new workbook and upload that."
)
PIECE = 65_536
END = struct.Struct("<4s4H2LH")
END_MARK = b"PK\x05\x06"
PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


class Archive:
    """A zip archive that is read part by part. Raises CannotRead for whatever is wrong with it."""

    def __init__(self, file: IO[bytes]) -> None:
        _check_directory(file)
        try:
            self._zip = zipfile.ZipFile(file)
        except BROKEN as problem:
            raise CannotRead(DAMAGED) from problem
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """A small part as a whole."""
        return b"".join(self.pieces(name, SMALL_PART_BYTES))

    def pieces(self, name: str, most: int = PART_BYTES) -> Iterator[bytes]:
        """A part, piece by piece; refused as soon as it grows beyond `most` bytes."""
        unpacked = 0
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise CannotRead(LOCKED_FILE)
            if info.compress_type not in PACKED_AS:
                raise CannotRead(DAMAGED)
            with self._zip.open(info) as part:
                while piece := part.read(PIECE):
                    unpacked += len(piece)
                    if unpacked > most:
                        raise CannotRead(TOO_MUCH, most=most // MEGABYTE)
                    yield piece
        except (*BROKEN, KeyError) as problem:
            raise CannotRead(DAMAGED) from problem


def _check_directory(file: IO[bytes]) -> None:
    """Refuse an archive whose table of contents alone would fill the memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_535 - END.size))
    tail = file.read()
    at = tail.rfind(END_MARK)
    if at < 0 or len(tail) - at < END.size:
        raise CannotRead(DAMAGED)
    if END.unpack_from(tail, at)[5] > DIRECTORY_BYTES:
        raise CannotRead(TOO_MUCH, most=PART_BYTES // MEGABYTE)
    file.seek(0)
