"""An upload in, a PNG of our own out."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from core.images.kinds import Kind, declared_size, kind_of
from core.images.limits import FILE_BYTES, MEGABYTE, PIXELS, SCANS, SIDE, SMALLEST, ImageLimits
from core.images.refusals import (
    BROKEN,
    EMPTY,
    FAR_TOO_WIDE,
    MOVING,
    TOO_LARGE,
    TOO_SMALL,
    TOO_WIDE,
    CannotUse,
)

START_OF_SCAN = b"\xff\xda"


@dataclass(frozen=True)
class CleanImage:
    """A PNG in sRGB that holds nothing but pixels, and how many they are."""

    content: bytes
    width: int
    height: int


def clean_image(upload: IO[bytes] | Any, *, limits: ImageLimits) -> CleanImage:
    """Write the image anew, no larger than `limits` say. Raises CannotUse.

    `upload` is any open file, a form's included; it is read from its beginning.
    """
    content = _whole(upload)
    kind = kind_of(content)
    with _broken_is_refused():
        picture = _opened(content, kind, limits)
    return _written(picture)


def _whole(upload: IO[bytes] | Any) -> bytes:
    upload.seek(0)
    content: bytes = upload.read(FILE_BYTES + 1)
    if not content:
        raise CannotUse(EMPTY)
    if len(content) > FILE_BYTES:
        megabytes = -(-upload.seek(0, io.SEEK_END) // MEGABYTE)
        raise CannotUse(TOO_LARGE, megabytes=megabytes, most=FILE_BYTES // MEGABYTE)
    return content


@contextmanager
def _broken_is_refused() -> Iterator[None]:
    """Whatever Pillow raises over a file that it cannot read becomes one refusal."""
    from PIL import Image, ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # other libraries switch it on, for the whole process
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except CannotUse:
        raise
    except Image.DecompressionBombError:
        raise CannotUse(FAR_TOO_WIDE, **_most()) from None
    except (OSError, SyntaxError, ValueError, KeyError, IndexError, EOFError, OverflowError):
        raise CannotUse(BROKEN) from None
    except (TypeError, AttributeError, struct.error, zlib.error, MemoryError, RecursionError):
        raise CannotUse(BROKEN) from None


def _opened(content: bytes, kind: Kind, limits: ImageLimits) -> Any:
    """The picture upright, in sRGB, as large as it is kept."""
    from PIL import Image

    from core.images.pixels import fitted, standard, without_paper

    declared = declared_size(content, kind)
    if declared:
        _refuse_sizes(*declared)
    with Image.open(io.BytesIO(content), formats=[kind]) as picture:
        _refuse_sizes(picture.width, picture.height)
        _refuse_tricks(picture, content, kind)
        roomy = limits.longest * 2 if limits.without_paper else limits.longest
        picture.draft(None, (roomy, roomy))  # a JPEG is unpacked no larger than it need be
        picture.load()
        upright = standard(picture, roomy)
    if limits.without_paper:
        upright = without_paper(upright)
    return fitted(upright, limits.longest)


def _refuse_sizes(width: int, height: int) -> None:
    if max(width, height) > SIDE or width * height > PIXELS:
        raise CannotUse(TOO_WIDE, width=width, height=height, **_most())
    if min(width, height) < SMALLEST:
        raise CannotUse(TOO_SMALL, width=width, height=height)


def _refuse_tricks(picture: Any, content: bytes, kind: Kind) -> None:
    if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:  # cameras put previews into JPEGs
        raise CannotUse(MOVING)
    if kind == "JPEG" and content.count(START_OF_SCAN) > SCANS:
        raise CannotUse(BROKEN)


def _most() -> dict[str, int]:
    return {"side": SIDE, "millions": PIXELS // 1_000_000}


def _written(picture: Any) -> CleanImage:
    picture.info = {}  # Pillow would write the profile and the resolution that it finds there
    file = io.BytesIO()
    picture.save(file, format="PNG", optimize=True)
    return CleanImage(file.getvalue(), picture.width, picture.height)
