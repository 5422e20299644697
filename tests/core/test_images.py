"""Images that people upload: written anew, or refused in words that say what to do."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, ImageDraw, ImageFile, PngImagePlugin

from core.images import LOGO, SIGNATURE, CannotUse, CleanImage, ImageLimits, clean_image
from tests.core.hostile_images import (
    HOSTILE_IMAGES,
    REFUSED_IMAGES,
    HostileImage,
    gif,
    jpeg,
    png,
    polyglot,
    webp,
)

MARKS = (b"PK\x03\x04", b"<script", b"<svg", b"<html", b"alert(", b"Exif", b"<?php", b"secret")


def clean(content: bytes, limits: ImageLimits = LOGO) -> CleanImage:
    return clean_image(io.BytesIO(content), limits=limits)


def opened(image: CleanImage) -> Image.Image:
    return Image.open(io.BytesIO(image.content))


@pytest.mark.parametrize("content", [png(), jpeg(), webp()], ids=["png", "jpeg", "webp"])
def test_the_three_kinds_become_a_png(content: bytes) -> None:
    image = clean(content)

    again = opened(image)
    assert (again.format, again.size) == ("PNG", (image.width, image.height))


def test_the_type_is_told_by_the_content_whatever_the_upload_says() -> None:
    upload = SimpleUploadedFile("logo.svg", jpeg(), content_type="image/svg+xml")

    assert clean_image(upload, limits=LOGO).content.startswith(b"\x89PNG")


def test_the_same_upload_gives_the_same_bytes() -> None:
    assert clean(png()).content == clean(png()).content


@pytest.mark.parametrize(("limits", "longest"), [(LOGO, 1200), (SIGNATURE, 1000)])
def test_large_images_are_scaled_down_to_what_print_needs(
    limits: ImageLimits, longest: int
) -> None:
    image = clean(jpeg((3000, 1500)), limits)

    assert image.width == longest


def test_small_images_keep_their_size() -> None:
    assert (clean(png((300, 100))).width, clean(png((300, 100))).height) == (300, 100)


def test_nothing_but_pixels_stays() -> None:
    facts = PngImagePlugin.PngInfo()
    facts.add_text("Comment", "secret place", zip=True)
    exif = Image.Exif()
    exif[0x010E] = "secret"

    image = clean(png(pnginfo=facts, exif=exif, dpi=(300, 300)))

    chunks = [kind for kind, _ in _chunks(image.content)]
    assert set(chunks) == {b"IHDR", b"IDAT", b"IEND"}
    assert opened(image).info == {}


@pytest.mark.parametrize(
    ("turn", "corner"), [(1, (0, 0)), (3, (1, 1)), (6, (1, 0)), (8, (0, 1)), (2, (1, 0))]
)
def test_pictures_stand_upright(turn: int, corner: tuple[int, int]) -> None:
    """A camera writes how it was held; the black corner comes to lie where one saw it."""
    picture = Image.new("RGB", (120, 80), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 30, 20), fill="black")
    exif = Image.Exif()
    exif[0x0112] = turn

    image = opened(clean(_saved(picture, "JPEG", exif=exif)))

    assert image.size == ((80, 120) if turn in (6, 8) else (120, 80))
    at = [(size - 1) * side for size, side in zip(image.size, corner, strict=True)]
    assert _pixel(image, at[0], at[1])[0] < 60


def test_colours_of_another_profile_become_srgb() -> None:
    """In a profile that swaps nothing but lightness, the numbers change and the look stays."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    picture = Image.new("LAB", (40, 40), (128, 128, 128))
    plain = ImageCms.profileToProfile(
        picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert plain is not None
    xyz = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    image = opened(clean(_saved(plain, "PNG", icc_profile=xyz)))

    assert image.mode == "RGB"
    assert _pixel(image, 5, 5)[0] == pytest.approx(_pixel(plain, 5, 5)[0], abs=2)


def test_a_broken_profile_is_dropped() -> None:
    image = clean(_saved(Image.new("RGB", (40, 40), "red"), "JPEG", icc_profile=b"nonsense"))

    assert _pixel(opened(image), 5, 5)[0] > 250


def test_cmyk_becomes_rgb() -> None:
    picture = Image.new("CMYK", (40, 40), (0, 255, 255, 0))

    image = opened(clean(_saved(picture, "JPEG")))

    assert image.mode == "RGB"
    assert _pixel(image, 5, 5)[0] > 200 > 60 > _pixel(image, 5, 5)[1]


def test_sixteen_bits_become_eight() -> None:
    picture = Image.new("I;16", (40, 40), 32_768)

    image = opened(clean(_saved(picture, "PNG")))

    assert image.mode == "RGB"
    assert _pixel(image, 5, 5)[0] == pytest.approx(128, abs=1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA"])
def test_every_mode_is_understood(mode: str) -> None:
    picture = Image.linear_gradient("L").convert("RGBA")
    if mode != "PA":
        picture = picture.convert(mode)

    assert clean(_saved(picture, "PNG")).width == 256


def test_clear_parts_of_a_logo_stay_clear() -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.paste((255, 0, 0, 255), (10, 10, 30, 30))

    image = opened(clean(_saved(picture, "PNG")))

    assert (_pixel(image, 2, 2)[3], _pixel(image, 20, 20)[3]) == (0, 255)


def test_of_a_signature_only_the_ink_stays() -> None:
    image = clean(_saved(_signed("#e4e2dc"), "JPEG"), SIGNATURE)

    seen = opened(image)
    assert _pixel(seen, 0, 0)[3] == 0
    assert max(seen.getchannel("A").tobytes()) == 255
    assert image.width == pytest.approx(300 + 2 * 6, abs=6)
    assert image.height < 40


def test_a_signature_that_is_clear_already_is_only_cut_out() -> None:
    picture = Image.new("RGBA", (400, 200), (255, 255, 255, 0))
    ImageDraw.Draw(picture).line((50, 100, 349, 100), fill=(20, 20, 90, 255), width=10)

    image = clean(_saved(picture, "PNG"), SIGNATURE)

    assert image.width == 300 + 2 * 6
    assert _pixel(opened(image), image.width // 2, image.height // 2) == (20, 20, 90, 255)


def test_a_signature_on_dark_ground_is_left_alone() -> None:
    image = clean(_saved(_signed("#202020"), "PNG"), SIGNATURE)

    assert opened(image).getchannel("A").getextrema() == (255, 255)


def test_an_empty_sheet_is_no_signature() -> None:
    with pytest.raises(CannotUse, match="Nothing can be seen"):
        clean(_saved(Image.new("RGB", (400, 200), "white"), "PNG"), SIGNATURE)


@pytest.mark.parametrize("hostile", HOSTILE_IMAGES, ids=str)
@pytest.mark.parametrize("limits", [LOGO, SIGNATURE], ids=["logo", "signature"])
def test_a_hostile_image_is_refused_or_loses_all_but_its_pixels(
    hostile: HostileImage, limits: ImageLimits
) -> None:
    if hostile.refused:
        with pytest.raises(CannotUse) as refusal:
            clean(hostile.content(), limits)
        assert len(refusal.value.words) > 40
        assert "%(" not in refusal.value.words
        return

    image = clean(hostile.content(), limits)

    assert {kind for kind, _ in _chunks(image.content)} <= {b"IHDR", b"IDAT", b"IEND"}
    assert not [mark for mark in MARKS if mark in image.content]
    assert max(image.width, image.height) <= limits.longest


@pytest.mark.parametrize("hostile", REFUSED_IMAGES, ids=str)
def test_what_cannot_be_used_is_refused_with_its_reason(hostile: HostileImage) -> None:
    with pytest.raises(CannotUse) as refusal:
        clean(hostile.content())

    assert hostile.says in refusal.value.words


def test_half_a_picture_is_refused_even_after_another_library_allowed_it() -> None:
    ImageFile.LOAD_TRUNCATED_IMAGES = True

    with pytest.raises(CannotUse, match="damaged"):
        clean(jpeg()[:-400])


def test_a_file_that_is_two_things_ends_as_one() -> None:
    archive = polyglot(png())
    assert zipfile.ZipFile(io.BytesIO(archive)).namelist() == ["evil.html"]

    image = clean(archive)

    assert not zipfile.is_zipfile(io.BytesIO(image.content))


def test_a_refusal_tells_its_facts() -> None:
    with pytest.raises(CannotUse) as refusal:
        clean(png((4_001, 20)))

    assert refusal.value.facts == {"width": 4_001, "height": 20, "side": 4_000, "millions": 12}
    with pytest.raises(CannotUse, match="This is a GIF file"):
        clean(gif())


def _signed(paper: str) -> Image.Image:
    picture = Image.new("RGB", (800, 400), paper)
    ImageDraw.Draw(picture).line((250, 200, 549, 200), fill="#101040", width=12)
    return picture


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def _pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    value = image.getpixel((x, y))
    assert isinstance(value, tuple)
    return tuple(int(it) for it in value)


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    """The pieces of a PNG; nothing may stand after the last."""
    found, at = [], 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4])
        found.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    assert found[-1][0] == b"IEND"
    return found
