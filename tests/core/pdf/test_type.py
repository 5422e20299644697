"""Fonts and stylesheets are read once, and anew when they are edited."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.pdf import CannotPrint, render_pdf
from core.pdf.type import sheets
from tests.core.pdf.page import SHEETS, page


def test_the_same_stylesheets_are_read_once(static: Path) -> None:
    fonts, read = sheets(SHEETS)
    again, read_again = sheets(list(SHEETS))
    assert again is fonts
    assert read_again is read


def test_an_edited_stylesheet_is_read_anew(own_static: Path) -> None:
    before = render_pdf(page("<p>Rivera</p>"), stylesheets=SHEETS).content
    edited = own_static / SHEETS[-1]
    edited.write_text(edited.read_text() + "p { color: #123456; margin-left: 2cm }")
    assert render_pdf(page("<p>Rivera</p>"), stylesheets=SHEETS).content != before


def test_each_thread_has_its_own(static: Path) -> None:
    with ThreadPoolExecutor(1) as other:
        theirs, _ = other.submit(sheets, SHEETS).result()
    ours, _ = sheets(SHEETS)
    assert theirs is not ours


def test_what_one_document_needed_is_not_kept_for_the_next(static: Path) -> None:
    for size in range(10, 20):
        render_pdf(page(f'<p style="font-size: {size}pt">Rivera</p>'), stylesheets=SHEETS)
    fonts, _ = sheets(SHEETS)
    assert fonts.strut_layouts == {}


def test_one_that_is_not_there_is_refused_each_time(static: Path) -> None:
    for _ in range(2):
        with pytest.raises(CannotPrint):
            sheets(["css/print/none.css"])


def test_a_font_that_a_document_brings_is_not_the_next_ones(static: Path) -> None:
    plain = render_pdf(page("<p>Rivera</p>"), stylesheets=SHEETS).content
    font = next((static / "fonts").glob("*.woff2")).name
    face = f"@font-face {{ font-family: Mine; src: url(static:fonts/{font}) }}"
    fonts, _ = sheets(SHEETS)
    render_pdf(page("<p>Rivera</p>", head=f"<style>{face}</style>"), stylesheets=SHEETS)
    assert sheets(SHEETS)[0] is not fonts
    assert render_pdf(page("<p>Rivera</p>"), stylesheets=SHEETS).content == plain


def test_a_process_that_has_printed_ends_in_peace() -> None:
    code = (
        "import django; django.setup(); import gc; gc.freeze();"  # as workers do
        " from core.pdf.rendering import render_pdf;"
        " page = '<html lang=en><title>A</title><body>A</body></html>';"
        " render_pdf(page, stylesheets=['css/print/fonts.css', 'css/print/letter.css'])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
