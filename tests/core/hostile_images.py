"""Images that mean harm, and those that are merely odd, made as they are asked for."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">{}</svg>'
SIGNATURE_OF_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class HostileImage:
    """An upload; `refused` with these words, or taken for its pixels alone."""

    name: str
    content: Callable[[], bytes]
    refused: bool = True
    says: str = ""

    def __str__(self) -> str:
        return self.name


def picture(size: tuple[int, int] = (300, 100)) -> Image.Image:
    """White, with a dark line in it."""
    drawn = Image.new("RGB", size, "white")
    middle = size[1] // 2
    ImageDraw.Draw(drawn).line((0, middle, size[0], middle), fill="#102040", width=6)
    return drawn


def _saved(kind: str, size: tuple[int, int], **options: Any) -> bytes:
    file = io.BytesIO()
    picture(size).save(file, kind, **options)
    return file.getvalue()


def png(size: tuple[int, int] = (300, 100), **options: Any) -> bytes:
    return _saved("PNG", size, **options)


def jpeg(size: tuple[int, int] = (300, 100), **options: Any) -> bytes:
    return _saved("JPEG", size, **options)


def webp(size: tuple[int, int] = (300, 100), **options: Any) -> bytes:
    return _saved("WEBP", size, **options)


def gif() -> bytes:
    return _saved("GIF", (300, 100))


def moving(kind: str) -> bytes:
    """Two pictures in one file."""
    file = io.BytesIO()
    second = Image.new("RGB", (300, 100), "red")
    picture().save(file, kind, save_all=True, append_images=[second], duration=50)
    return file.getvalue()


def polyglot(content: bytes) -> bytes:
    """The same picture, which is an archive with a web page in it as well."""
    file = io.BytesIO(content)
    file.seek(0, io.SEEK_END)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("evil.html", "<html><script>alert(1)</script>")
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    """A piece of a PNG, with its length and sum."""
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def png_that_says(width: int, height: int, *, packed: bytes = b"", bits: int = 8) -> bytes:
    """A PNG whose head tells this size, whatever follows."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0))
    body = chunk(b"IDAT", packed or zlib.compress(b"\x00" * 64))
    return SIGNATURE_OF_PNG + head + body + chunk(b"IEND", b"")


def with_chunk(kind: bytes, content: bytes) -> bytes:
    """A good PNG with one more piece after its head."""
    good = png()
    return good[:33] + chunk(kind, content) + good[33:]


def webp_that_says(width: int, height: int) -> bytes:
    """The head of an extended WebP of this size, and nothing more."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + b"\x00\x00\x00\x00" + size
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg_that_says(width: int, height: int) -> bytes:
    """A small JPEG whose frame tells another size."""
    good = bytearray(jpeg())
    at = good.find(b"\xff\xc0")
    struct.pack_into(">HH", good, at + 5, height, width)
    return bytes(good)


def jpeg_with_comment(text: bytes) -> bytes:
    good = jpeg()
    return good[:2] + b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text + good[2:]


def jpeg_of_scans(count: int) -> bytes:
    """Each pass goes over the whole picture once more."""
    good = jpeg((2_000, 2_000), progressive=True)
    first = good.find(b"\xff\xda")
    return good[:-2] + good[first:-2][:60] * count + good[-2:]


def drawing(inside: str) -> Callable[[], bytes]:
    return lambda: SVG.format(inside).encode()


def _image(
    name: str, content: bytes | Callable[[], bytes], says: str = "", *, refused: bool = True
) -> HostileImage:
    make = content if callable(content) else lambda: content
    return HostileImage(name, make, refused, says)


DAMAGED, DRAWN, OTHER = "damaged", "drawing or a web page", "not an image that can be used"
SMALLER = "Save it smaller"

REFUSED_IMAGES = [
    _image("empty", b"", "The file is empty"),
    _image("six megabytes", lambda: png() + bytes(6_000_000), "up to 5 MB"),
    _image("20,000 pixels wide", lambda: png_that_says(20_000, 20_000), "20000 by 20000"),
    _image("a PNG of 4 billion pixels", lambda: png_that_says(2**31 - 1, 2**31 - 1), SMALLER),
    _image("a JPEG of 4 billion pixels", lambda: jpeg_that_says(65_535, 65_535), SMALLER),
    _image("a WebP of 268 million pixels", lambda: webp_that_says(16_383, 16_383), SMALLER),
    _image("13 million pixels", lambda: png_that_says(3_900, 3_400), "12 million"),
    _image("one pixel", lambda: png((1, 1)), "would print badly"),
    _image("a thread", lambda: png((3_000, 3)), "would print badly"),
    _image("nothing unpacked", lambda: png_that_says(3_000, 3_000), DAMAGED),
    _image("half a PNG", lambda: png((900, 900))[:-3_000], DAMAGED),
    _image("half a JPEG", lambda: jpeg((900, 900))[:-3_000], DAMAGED),
    _image("half a WebP", lambda: webp()[:80], DAMAGED),
    _image("a PNG's beginning alone", SIGNATURE_OF_PNG, DAMAGED),
    _image("a JPEG's beginning alone", b"\xff\xd8\xff", DAMAGED),
    _image("a WebP's beginning alone", b"RIFF\x00\x00\x00\x00WEBP", DAMAGED),
    _image("a PNG of no width", lambda: png_that_says(0, 100), ""),
    _image("a PNG of noise", lambda: SIGNATURE_OF_PNG + bytes(range(256)) * 40, ""),
    _image("a JPEG of noise", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, DAMAGED),
    _image("a JPEG of 5,000 scans", lambda: jpeg_of_scans(5_000), DAMAGED),
    _image(
        "text that unpacks to 60 MB",
        lambda: with_chunk(b"zTXt", b"k\x00\x00" + zlib.compress(bytes(60_000_000))),
        DAMAGED,
    ),
    _image("a moving PNG", lambda: moving("PNG"), "moving picture"),
    _image("a moving WebP", lambda: moving("WEBP"), "moving picture"),
    _image("a GIF", gif, "This is a GIF file"),
    _image("a moving GIF", lambda: moving("GIF"), "This is a GIF file"),
    _image("a BMP", lambda: _saved("BMP", (30, 30)), "This is a BMP file"),
    _image("a TIFF", lambda: _saved("TIFF", (30, 30)), "This is a TIFF file"),
    _image("an icon", lambda: _saved("ICO", (32, 32)), "This is a ICO file"),
    _image("a PDF", b"%PDF-1.7\n", "This is a PDF file"),
    _image("PostScript", b"%!PS-Adobe-3.0 EPSF\n(/etc/passwd) (r) file", "PostScript"),
    _image("a phone's HEIC", b"\x00\x00\x00\x18ftypheic" + bytes(40), "This is a HEIC file"),
    _image("an AVIF", b"\x00\x00\x00\x18ftypavif" + bytes(40), "This is a AVIF file"),
    _image("a packed drawing", lambda: b"\x1f\x8b" + bytes(40), "GZIP"),
    _image("an archive", lambda: polyglot(b""), "This is a ZIP file"),
    _image("a web page", b"<!doctype html><script>alert(1)</script>", DRAWN),
    _image("a web page behind blanks", b"\xef\xbb\xbf \n<html><script>alert(1)</script>", DRAWN),
    _image("a drawing with a script", drawing("<script>alert(1)</script>"), DRAWN),
    _image("a drawing that loads", drawing('<image href="http://169.254.169.254/"/>'), DRAWN),
    _image("a drawing that reads", drawing('<image href="file:///etc/passwd"/>'), DRAWN),
    _image(
        "a drawing with entities",
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
        DRAWN,
    ),
    _image("a drawing in wide letters", drawing("<a/>")().decode().encode("utf-16"), ""),
    _image("a drawing after a comment", b"<!-- PNG --><svg onload='alert(1)'/>", DRAWN),
    _image("a program", b"MZ\x90\x00" + bytes(100), OTHER),
    _image("a script", b"#!/bin/sh\ncat /etc/passwd\n", OTHER),
    _image("vectors for ImageMagick", b"push graphic-context\nimage over 0,0 0,0 'x'\n", OTHER),
    _image("noise", bytes(range(256)) * 4, OTHER),
]

TAKEN_IMAGES = [
    _image(
        "a bomb of zeros",
        lambda: png_that_says(100, 100, packed=zlib.compress(bytes(60_000_000)), bits=16)[:-20],
        refused=False,
    ),
    _image("a PNG that is an archive", lambda: polyglot(png()), refused=False),
    _image("a JPEG that is an archive", lambda: polyglot(jpeg()), refused=False),
    _image("a WebP that is an archive", lambda: polyglot(webp()), refused=False),
    _image("a PNG with a page behind", lambda: png() + b"<html><script>alert(1)", refused=False),
    _image("a JPEG with a page behind", lambda: jpeg() + b"<svg onload=alert(1)>", refused=False),
    _image(
        "a JPEG with a script in its comment",
        lambda: jpeg_with_comment(b"*/=1;alert(1)/*<script>alert(1)</script><?php x ?>"),
        refused=False,
    ),
    _image(
        "a PNG with a script in its text",
        lambda: with_chunk(b"tEXt", b"Comment\x00<script>alert(1)</script>"),
        refused=False,
    ),
    _image(
        "a PNG with a private piece",
        lambda: with_chunk(b"prIv", b"<?php system('id'); ?>secret"),
        refused=False,
    ),
]

HOSTILE_IMAGES = REFUSED_IMAGES + TAKEN_IMAGES
