"""What is done to the pixels of an image on its way in. Imported with Pillow, when needed."""

import io
from statistics import median

from PIL import Image, ImageCms, ImageOps

from core.images.refusals import BLANK, CannotUse

DEEP = ("I", "I;16", "I;16L", "I;16B", "I;16N", "F")
LIGHT_PAPER = 150
"""The least grey (of 255) of a margin that is taken for paper; darker ones are left alone."""
PAPER, INK = 14, 70
"""Greys below the paper's: up to the first all is paper, from the second on all is ink."""
SEEN = 40  # of 255: what is fainter is no part of a signature
MARGIN = 6  # pixels that are left around it


def standard(picture: Image.Image, longest: int) -> Image.Image:
    """The picture in eight bits of sRGB, upright, no longer than that."""
    profile = picture.info.get("icc_profile")
    turned = ImageOps.exif_transpose(fitted(_eight_bits(picture), longest))
    return _in_srgb(turned, profile)


def fitted(picture: Image.Image, longest: int) -> Image.Image:
    """The picture, scaled down if it is longer than that."""
    if max(picture.size) <= longest:
        return picture
    part = longest / max(picture.size)
    width, height = (max(1, round(side * part)) for side in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2)


def without_paper(picture: Image.Image) -> Image.Image:
    """A signature as ink alone: light paper becomes clear, and empty margins are cut off."""
    clear = picture if _has_clear(picture) else _inked(picture)
    seen = clear.getchannel("A").point([255 if value > SEEN else 0 for value in range(256)])
    box = seen.getbbox()
    if box is None:
        raise CannotUse(BLANK)
    left, top, right, bottom = box
    return clear.crop(
        (
            max(0, left - MARGIN),
            max(0, top - MARGIN),
            min(clear.width, right + MARGIN),
            min(clear.height, bottom + MARGIN),
        )
    )


def _eight_bits(picture: Image.Image) -> Image.Image:
    """The picture in RGB, RGBA or CMYK, which alone are scaled and converted well."""
    if picture.mode in ("RGB", "RGBA", "CMYK"):
        return picture
    if picture.mode in DEEP:
        deep = picture.convert("I")
        most = 65_535
        return deep.point(lambda value: value * (255 / most) + 0).convert("L").convert("RGB")
    clear = "transparency" in picture.info or picture.mode in ("LA", "PA", "La", "RGBa")
    return picture.convert("RGBA" if clear else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as screens and printers without a profile show them."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            changed = ImageCms.profileToProfile(
                picture, given, ImageCms.createProfile("sRGB"), outputMode=mode
            )
            if changed is not None:
                return changed
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that is broken, or of other colours than the picture's
    return picture.convert(mode)


def _has_clear(picture: Image.Image) -> bool:
    if picture.mode != "RGBA":
        return False
    lowest, _ = picture.getchannel("A").getextrema()
    return isinstance(lowest, int | float) and lowest < 255 - SEEN


def _inked(picture: Image.Image) -> Image.Image:
    """The picture with its paper taken for clear; as it is, if its margin is dark."""
    grey, clear = picture.convert("L"), picture.convert("RGBA")
    paper = _paper_of(grey)
    if paper < LIGHT_PAPER:
        return clear
    clear.putalpha(grey.point([_ink(paper - value) for value in range(256)]))
    return clear


def _paper_of(grey: Image.Image) -> float:
    """The usual grey along the four margins."""
    wide, high = grey.size
    strips = [
        (0, 0, wide, 1),
        (0, high - 1, wide, high),
        (0, 0, 1, high),
        (wide - 1, 0, wide, high),
    ]
    return median(value for strip in strips for value in grey.crop(strip).tobytes())


def _ink(darker: float) -> int:
    """How much of a pixel is ink, of 255, by how much darker than the paper it is."""
    return round(255 * min(1.0, max(0.0, (darker - PAPER) / (INK - PAPER))))
