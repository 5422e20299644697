"""Files that an office keeps: documents that were made, images that were uploaded.

A file's name is its content's fingerprint. So the same content is kept once, a file never changes,
and a row that names one can tell whether it still is what it was.
"""

import hashlib
import re
from typing import IO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

PIECE = 1 << 20  # bytes that are read at a time
FOLDER = re.compile(r"[a-z][a-z-]{0,30}")
SUFFIX = re.compile(r"\.[a-z0-9]{2,5}")
NAME = re.compile(r"offices/[1-9][0-9]*/[a-z][a-z-]{0,30}/[0-9a-f]{64}\.[a-z0-9]{2,5}")


class NotKept(LookupError):
    """There is no such file (any more)."""


def keep(office_id: int, folder: str, content: bytes, suffix: str) -> str:
    """Keep a file of an office; answers its name in the storage.

    Rows are written after it: a file that no row names does no harm, the other way round does.
    """
    name = _name(office_id, folder, hashlib.sha256(content).hexdigest(), suffix)
    return _kept(name, ContentFile(content), len(content))


def keep_file(office_id: int, folder: str, file: IO[bytes], suffix: str) -> tuple[str, int]:
    """As `keep`, for a file that is too large for the memory; answers its name and its size."""
    name = _name(office_id, folder, _fingerprint(file), suffix)
    size = file.seek(0, 2)
    file.seek(0)
    return _kept(name, File(file), size), size


def _fingerprint(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _name(office_id: int, folder: str, fingerprint: str, suffix: str) -> str:
    if not FOLDER.fullmatch(folder) or not SUFFIX.fullmatch(suffix):
        raise ValueError(f"{folder}/*{suffix} is no place to keep files")
    return f"offices/{office_id:d}/{folder}/{fingerprint}{suffix}"


def _kept(name: str, content: "File[bytes]", size: int) -> str:
    if default_storage.exists(name):
        if default_storage.size(name) == size:
            return name
        default_storage.delete(name)  # somebody was interrupted while writing it
    written = default_storage.save(name, content)
    if written != name:  # somebody else has written the same at this moment
        default_storage.delete(written)
    return name


def open_kept(name: str) -> IO[bytes]:
    """The file, open for reading. Raises NotKept."""
    if not NAME.fullmatch(name):
        raise NotKept(name)
    try:
        return default_storage.open(name, "rb")
    except FileNotFoundError:
        raise NotKept(name) from None


def read_kept(name: str) -> bytes:
    """The file's content. Raises NotKept."""
    with open_kept(name) as file:
        return file.read()


def drop_kept(name: str) -> None:
    """Delete a file, after the row that named it: nobody else may name it any more."""
    if NAME.fullmatch(name):
        default_storage.delete(name)
