"""The only addresses that a printed page may use, and where their content is.

`static:<path>` is a file of the project's folder of static files, `image:<key>` an image that the
caller hands over. There is no third kind: nothing here can open a connection.
"""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings

from core.pdf.errors import refused

Images = Callable[[str], bytes]
"""Gives the PNG that a key names; a LookupError says that there is none."""

TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/ttf"}
PNG = b"\x89PNG\r\n\x1a\n"


def content_of(address: str, images: Images | None) -> tuple[bytes, str]:
    """The content behind an address and its type. Raises CannotPrint for all that is not ours."""
    kind, _, rest = address.partition(":")
    if kind == "static":
        return _static(address, unquote(rest))
    if kind == "image" and images is not None:
        return _image(address, unquote(rest), images)
    raise refused(address)


def static_root() -> Path:
    """The project's folder of static files."""
    return Path(settings.STATICFILES_DIRS[0]).resolve()


def _static(address: str, path: str) -> tuple[bytes, str]:
    root = static_root()
    suffix = Path(path).suffix
    if "\x00" in path or "\\" in path or suffix not in TYPES:
        raise refused(address)
    file = (root / path).resolve()
    if not file.is_relative_to(root) or not file.is_file():
        raise refused(address)
    content = _unpacked_font(file) if suffix == ".woff2" else file.read_bytes()
    return content, TYPES[suffix]


@lru_cache(maxsize=12)
def _unpacked_font(file: Path) -> bytes:
    """A font as the library wants it: it would unpack the same file again for each document."""
    from fontTools.ttLib import woff2

    unpacked = BytesIO()
    with file.open("rb") as packed:
        woff2.decompress(packed, unpacked)
    return unpacked.getvalue()


def _image(address: str, key: str, images: Images) -> tuple[bytes, str]:
    try:
        content = images(key)
    except LookupError:
        raise refused(address) from None
    if not content.startswith(PNG):  # whatever else it is, it was not written by core.images
        raise refused(address)
    return content, "image/png"
