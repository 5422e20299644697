"""Hostile names, notes and markup end in a good page or a clear refusal, and reach nothing."""

import io
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.utils.html import escape
from pypdf import PdfReader

from core.pdf import CannotPrint, lay_out, render_pdf
from tests.core.hostile import MARKUP, TEXTS, End, Hostile
from tests.core.hostile_images import HOSTILE_IMAGES
from tests.core.pdf.page import SHEETS, page
from tests.core.pdf.watching import Seen, Server, listening_server, reach, watched

SECRET = "the secret of another office"
OUR_CODE = (sysconfig.get_path("purelib"), sysconfig.get_path("stdlib"), sys.prefix)
MOST_PAGES = 24


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with listening_server() as server:
        reach(server)
        assert server.asked == ["/hello"]
        server.asked.clear()
        yield server


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    return file


@pytest.fixture
def ready(static: Path) -> Path:
    """The library is loaded: what it reads of itself is no news."""
    _load()
    return static


@cache
def _load() -> None:
    render_pdf(page(), stylesheets=SHEETS)


def no_image(key: str) -> bytes:
    raise KeyError(key)


def assert_nothing_reached(seen: Seen, server: Server, static: Path) -> None:
    strange = [
        path
        for path in seen.opened
        if not path.startswith((str(static), *OUR_CODE)) and "/weasyprint-" not in path
    ]
    assert strange == []
    assert seen.outward == []
    assert server.asked == []


def test_the_corpus_is_large() -> None:
    assert len(TEXTS) + len(MARKUP) + len(HOSTILE_IMAGES) >= 200
    assert len({it.name for it in TEXTS}) == len(TEXTS)
    assert len({it.name for it in MARKUP}) == len(MARKUP)


@pytest.mark.parametrize("hostile", MARKUP, ids=str)
def test_markup_that_got_through_reaches_nothing(
    hostile: Hostile, ready: Path, server: Server, secret: Path
) -> None:
    text = hostile.text.replace("{server}", server.address).replace("{secret}", str(secret))
    html = page(head=text) if hostile.head else page(text)
    printed = None

    with watched() as seen:
        try:
            printed = render_pdf(html, stylesheets=SHEETS, images=no_image)
        except CannotPrint as refusal:
            words = refusal.words

    assert_nothing_reached(seen, server, ready)
    if printed is None:
        assert hostile.end == End.REFUSED
        assert "Nothing was printed" in words
    else:
        assert hostile.end == End.PAGE
        assert_good(printed.content)


@pytest.mark.parametrize("hostile", TEXTS, ids=str)
def test_a_hostile_text_is_printed_as_text(hostile: Hostile, ready: Path, server: Server) -> None:
    words = escape(hostile.text)
    html = page(f'<h1>{words}</h1><p class="why">for {words}</p>')

    with watched() as seen:
        printed = render_pdf(html, stylesheets=SHEETS, images=no_image)

    assert_nothing_reached(seen, server, ready)
    assert_good(printed.content)
    assert_inside(html)


def test_markup_in_names_is_printed_as_text(ready: Path, server: Server) -> None:
    names = [f"<section><h1>{escape(it.text)}</h1></section>" for it in MARKUP]

    with watched() as seen:
        printed = render_pdf(page("".join(names)), stylesheets=SHEETS, images=no_image)

    assert_nothing_reached(seen, server, ready)
    assert printed.pages == len(MARKUP)
    assert_inside(page("".join(names)))


def assert_inside(html: str) -> None:
    """No text leaves its sheet."""
    for sheet in lay_out(html, stylesheets=SHEETS):
        assert sheet.texts
        for text in sheet.texts:
            assert text.left >= 0
            assert text.right <= sheet.width
            assert text.bottom <= sheet.height


def assert_good(content: bytes) -> None:
    """A document of a few pages, with nothing attached, no script and no secret."""
    reader = PdfReader(io.BytesIO(content))
    assert 1 <= len(reader.pages) <= MOST_PAGES
    assert not reader.attachments
    assert SECRET not in "".join(it.extract_text() for it in reader.pages)
    for sign in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/OpenAction"):
        assert sign not in content
