"""What a printed page may ask for."""

from pathlib import Path

import pytest

from core.pdf import CannotPrint, render_pdf
from core.pdf.addresses import content_of
from tests.core.pdf.page import SHEETS, page

PNG = b"\x89PNG\r\n\x1a\n and so on"


def only_logo(key: str) -> bytes:
    return {"logo": PNG}[key]


def test_files_of_the_static_folder_are_given_with_their_type(own_static: Path) -> None:
    (own_static / "drawing.svg").write_text("<svg/>")

    assert content_of("static:drawing.svg", None) == (b"<svg/>", "image/svg+xml")
    assert content_of("static:css/print/test.css", None)[1] == "text/css"


def test_a_font_is_given_unpacked(static: Path) -> None:
    content, _ = content_of("static:fonts/bricolage-400.woff2", None)

    assert content[:4] == b"\x00\x01\x00\x00"
    assert content is content_of("static:fonts/bricolage-400.woff2", None)[0]


def test_images_are_asked_for_by_key() -> None:
    assert content_of("image:logo", only_logo) == (PNG, "image/png")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "logo.png",
        "static:",
        "static:.",
        "static:fonts",
        "static:nothing.css",
        "static:../secret.css",
        "static:css/../../secret.css",
        "static:%2e%2e/secret.css",
        "static:..%2fsecret.css",
        "static:..\\secret.css",
        "static:link.css",
        "static:/etc/passwd",
        "static:///etc/passwd",
        "static:/etc/hosts.css",
        "static:css/print/test.css\x00.svg",
        "static:css/print/test.css%00.svg",
        "static:css/print/test.css?x",
        "static:css/print/test.CSS",
        "static:js/app.js",
        "STATIC:css/print/test.css",
        "image:",
        "image:other",
        "image:logo/../other",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/",
        "data:image/png;base64,AAAA",
        "//example.org/x",
        "ftp://example.org/x",
        "jar:file:///x",
    ],
)
def test_whatever_is_not_ours_is_refused(own_static: Path, address: str) -> None:
    (own_static.parent / "secret.css").write_text("secret")
    (own_static / "link.css").symlink_to(own_static.parent / "secret.css")
    (own_static / "js").mkdir()
    (own_static / "js" / "app.js").write_text("1")

    with pytest.raises(CannotPrint) as refusal:
        content_of(address, only_logo)

    assert "not the project's own" in refusal.value.words


def test_an_image_that_is_no_png_is_refused() -> None:
    with pytest.raises(CannotPrint):
        content_of("image:logo", lambda key: b"<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_without_images_none_can_be_asked_for() -> None:
    with pytest.raises(CannotPrint):
        content_of("image:logo", None)


def test_a_refused_address_ends_the_print_and_is_named(static: Path) -> None:
    with pytest.raises(CannotPrint) as refusal:
        render_pdf(page('<img alt="" src="http://127.0.0.1/x.png">'), stylesheets=SHEETS)

    assert refusal.value.facts == {"address": "http://127.0.0.1/x.png"}


def test_an_address_inside_a_drawing_ends_the_print_too(static: Path) -> None:
    """There the library itself would go on after any error."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/x"/></svg>'

    with pytest.raises(CannotPrint):
        render_pdf(page(drawing), stylesheets=SHEETS)


def test_a_long_address_is_named_in_short(static: Path) -> None:
    with pytest.raises(CannotPrint) as refusal:
        render_pdf(page(f'<img alt="" src="data:{"x" * 9_999}">'), stylesheets=SHEETS)

    assert len(str(refusal.value)) < 250


@pytest.mark.parametrize("address", ["logo.png", "/etc/passwd", "//127.0.0.1/x", "../x.css"])
def test_a_relative_address_ends_the_print(static: Path, address: str) -> None:
    """The library would leave the picture out and go on."""
    with pytest.raises(CannotPrint):
        render_pdf(page(f'<img alt="" src="{address}">'), stylesheets=SHEETS)


def test_a_stylesheet_that_is_not_there_ends_the_print(static: Path) -> None:
    with pytest.raises(CannotPrint):
        render_pdf(page(), stylesheets=["css/print/none.css"])
