"""What a file is, by what it begins with: names and declared types lie."""

import struct
from typing import Literal

from core.images.refusals import DRAWING, NO_IMAGE, OTHER_KIND, CannotUse

Kind = Literal["PNG", "JPEG", "WEBP"]

MARKUP = (b"<svg", b"<?xml", b"<!doctype", b"<html", b"<script", b"<!--", b"<head", b"<body")
OTHERS = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"\x1f\x8b": "GZIP (perhaps SVGZ)",
    b"PK\x03\x04": "ZIP",
    b"8BPS": "Photoshop",
    b"%!PS": "PostScript",
    b"\xff\x0a": "JPEG XL",
    b"\x00\x00\x00\x0cjP  ": "JPEG 2000",
    b"\x00\x00\x01\x00": "ICO",
}
BRANDS = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC", b"avif": "AVIF"}


def kind_of(content: bytes) -> Kind:
    """Which of the three kinds the file is. Raises CannotUse for all others."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    raise _refusal(content)


def declared_size(content: bytes, kind: Kind) -> tuple[int, int] | None:
    """Width and height as a PNG or WebP file begins with them: before anything is unpacked.

    Of a JPEG the library reads them itself, and unpacks nothing for it.
    """
    if kind == "PNG" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if kind == "WEBP" and len(content) >= 30:
        return _size_of_webp(content)
    return None


def _size_of_webp(content: bytes) -> tuple[int, int] | None:
    """By the first chunk: extended, without loss, or with loss."""
    chunk = content[12:16]
    if chunk == b"VP8X":
        wide, high = content[24:27], content[27:30]
        return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _refusal(content: bytes) -> CannotUse:
    head = content[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\x00").lower()
    if head.startswith(MARKUP) or b"<svg" in content[:4096].lower():
        return CannotUse(DRAWING)
    for beginning, name in OTHERS.items():
        if content.startswith(beginning):
            return CannotUse(OTHER_KIND, kind=name)
    if content[4:8] == b"ftyp" and content[8:12] in BRANDS:
        return CannotUse(OTHER_KIND, kind=BRANDS[content[8:12]])
    return CannotUse(NO_IMAGE)
