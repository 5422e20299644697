"""Many pages as one PDF, part by part, in the memory of one part."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from core.pdf import CannotPrint, Stage, render_pdf
from core.pdf.parts import Pages
from tests.core.pdf.page import SHEETS, page

LOGO = '<img src="image:logo" alt="Harlow Valley">'
LIST = "<ul><li>one<li>two</ul><table><tr><th>a<tr><td>b</table>"


def logo(key: str) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((200, 200), 90).save(file, "PNG")
    return file.getvalue()


def sections(numbers: range) -> str:
    return "".join(f"<section><h1>Partner {it}</h1>{LIST}{LOGO}</section>" for it in numbers)


def parts(count: int, size: int) -> Iterator[str]:
    for first in range(0, count, size):
        yield page(sections(range(first, min(first + size, count))))


@pytest.fixture(scope="module")
def one_logo() -> bytes:
    return logo("logo")


@pytest.mark.parametrize("size", [1, 2, 5, 7])
def test_parts_give_the_same_bytes_as_the_whole(static: Path, one_logo: bytes, size: int) -> None:
    whole = render_pdf(page(sections(range(7))), stylesheets=SHEETS, images=lambda _: one_logo)

    pieces = render_pdf(parts(7, size), stylesheets=SHEETS, images=lambda _: one_logo)

    assert pieces == whole
    assert pieces.pages == 7


def test_a_part_may_run_over_several_pages(static: Path) -> None:
    long = page("<p>words</p>" * 200)

    printed = render_pdf([page(), long, page()], stylesheets=SHEETS)

    pages = PdfReader(io.BytesIO(printed.content)).pages
    assert len(pages) == printed.pages > 4
    assert "Rivera" in pages[0].extract_text()
    assert "Rivera" in pages[-1].extract_text()


def test_the_same_image_in_all_parts_is_in_the_file_once(static: Path, one_logo: bytes) -> None:
    one, many = (
        render_pdf(parts(count, 2), stylesheets=SHEETS, images=lambda _: one_logo)
        for count in (2, 8)
    )

    assert len(many.content) < len(one.content) + 20_000 < len(one_logo) + 50_000


def test_a_part_is_asked_for_when_the_one_before_is_drawn(static: Path) -> None:
    heard: list[str] = []

    def asked() -> Iterator[str]:
        for number, html in enumerate(parts(4, 2)):
            heard.append(f"part {number}")
            yield html

    render_pdf(
        asked(),
        stylesheets=SHEETS,
        images=logo,
        progress=lambda stage, number: heard.append(f"{stage} {number}"),
    )

    assert heard == [
        *("part 0", "layout 1", "layout 2", "drawing 1", "drawing 2"),
        *("part 1", "layout 3", "layout 4", "drawing 3", "drawing 4"),
    ]


def test_a_stop_comes_before_the_next_part_is_asked_for(static: Path) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield page()

    def stop(stage: Stage, number: int) -> None:
        if number == 3:
            raise KeyError("stop")

    with pytest.raises(KeyError):
        render_pdf(endless(), stylesheets=SHEETS, progress=stop)


def test_a_refused_address_in_a_later_part_ends_the_print(static: Path) -> None:
    evil = page('<img alt="" src="http://127.0.0.1/x">')

    with pytest.raises(CannotPrint):
        render_pdf([page(), evil], stylesheets=SHEETS)


def test_of_pages_that_are_drawn_little_is_kept(
    static: Path, one_logo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Pages] = []
    monkeypatch.setattr(Pages, "check", lambda pages, pdf: kept.append(pages))

    render_pdf(parts(4, 2), stylesheets=SHEETS, images=lambda _: one_logo)

    found = [box for page in kept[0].drawn for box in boxes(page._page_box)]
    assert len(found) > 40
    for box in found:
        assert not {"replacement", "pango_layout", "text"} & set(vars(box))
        assert box.element_tag == "li" or "style" not in vars(box)


def boxes(box: Any) -> Iterator[Any]:
    """The box and all inside it."""
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def test_a_library_that_draws_in_another_order_is_noticed() -> None:
    class Pdf:
        pages = {"Count": 0}

    with pytest.raises(RuntimeError):
        Pages(iter([]), lambda it, _: it).check(Pdf())


def test_no_parts_give_no_document(static: Path) -> None:
    with pytest.raises(ValueError, match="nothing"):
        render_pdf([], stylesheets=SHEETS)
