"""A printed document: what it says of itself, and that it is the same again."""

import hashlib
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from PIL import Image
from pypdf import PdfReader

from core.pdf import render_pdf
from tests.core.pdf.page import SHEETS, page

BODY = '<h1>Rivera Machining</h1><p class="why">for opening the shop floor</p>'
LOGO = '<p><img src="image:logo" alt="Harlow Valley"></p>'
SCRIPT = """
import sys
from django.conf import settings
settings.configure(STATICFILES_DIRS=[sys.argv[1]], USE_I18N=False)
from core.pdf import render_pdf
from tests.core.pdf.page import SHEETS, page
from tests.core.pdf.test_rendering import BODY, LOGO, logo
printed = render_pdf(page(BODY + LOGO), stylesheets=SHEETS, images=logo)
sys.stdout.buffer.write(printed.content)
"""


def logo(key: str) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").convert("RGBA").save(file, "PNG")
    return file.getvalue()


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def test_the_document_says_its_title_language_and_author(static: Path) -> None:
    printed = render_pdf(page(BODY), stylesheets=SHEETS)

    reader = read(printed.content)
    catalog: Any = reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == "Thank you"
    assert reader.metadata.author == "Harlow Valley School District"
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"] is not None


def test_the_document_is_tagged_for_readers_of_screens(static: Path) -> None:
    reader = read(render_pdf(page(BODY), stylesheets=SHEETS).content)

    catalog: Any = reader.root_object
    assert str(catalog["/MarkInfo"]["/Marked"]).lower() == "true"
    assert _tags(catalog["/StructTreeRoot"]) >= {"/Document", "/H1", "/P"}
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()


def test_fonts_are_embedded_and_hold_only_what_is_used(static: Path) -> None:
    reader = read(render_pdf(page(BODY), stylesheets=SHEETS).content)

    fonts = [font["/DescendantFonts"][0] for font in _fonts(reader)]
    assert {font["/BaseFont"].partition("+")[2].split("-")[0] for font in fonts} == {
        "Bricolage",
        "Petrona",
    }
    for font in fonts:
        descriptor = font["/FontDescriptor"]
        file = descriptor.get("/FontFile2") or descriptor.get("/FontFile3")
        assert 0 < len(file.get_data()) < 12_000


def test_pages_are_counted(static: Path) -> None:
    printed = render_pdf(page("<section>a</section>" * 3), stylesheets=SHEETS)

    assert printed.pages == len(read(printed.content).pages) == 3


def test_printing_again_on_another_day_gives_the_same_bytes(static: Path) -> None:
    contents = set()
    for day in ("2026-11-22", "2027-03-01"):
        with time_machine.travel(f"{day} 10:00", tick=False):
            printed = render_pdf(page(BODY + LOGO), stylesheets=SHEETS, images=logo)
        contents.add(printed.content)

    assert len(contents) == 1


def test_another_process_prints_the_same_bytes(static: Path) -> None:
    here = render_pdf(page(BODY + LOGO), stylesheets=SHEETS, images=logo).content

    there = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(static)],
            capture_output=True,
            check=True,
            cwd=settings.BASE_DIR,
            env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
        ).stdout
        for seed in ("1", "2")
    ]

    assert {hashlib.sha256(it).hexdigest() for it in there} == {hashlib.sha256(here).hexdigest()}


def test_another_text_gives_another_identity(static: Path) -> None:
    ids = [
        read(render_pdf(page(body), stylesheets=SHEETS).content).trailer["/ID"]
        for body in ("<p>a</p>", "<p>b</p>")
    ]

    assert ids[0] != ids[1]


def test_the_date_is_the_one_that_the_document_gives(static: Path) -> None:
    dated = '<meta name="dcterms.created" content="2026-12-03">'

    reader = read(render_pdf(page(BODY, head=dated), stylesheets=SHEETS).content)
    undated = read(render_pdf(page(BODY), stylesheets=SHEETS).content)

    assert reader.metadata is not None
    assert str(reader.metadata["/CreationDate"]) == "D:20261203"
    assert undated.metadata is not None
    assert "/CreationDate" not in undated.metadata


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ana\u202egnp.exe", "Anagnp.exe"),
        ("Ana&#8238;gnp.exe", "Anagnp.exe"),
        ("a\x00b\x07c", "abc"),
        ("half \ud800 sign", "half  sign"),
    ],
)
def test_signs_that_spoil_a_page_are_left_out(static: Path, written: str, shown: str) -> None:
    reader = read(render_pdf(page(f"<p>{written}</p>"), stylesheets=SHEETS).content)

    assert "".join(reader.pages[0].extract_text().split()) == "".join(shown.split())


def test_attributes_are_cleaned_as_texts_are(static: Path) -> None:
    body = '<p>a</p><img src="image:logo" alt="half \ud800 sign">'

    content = render_pdf(page(body), stylesheets=SHEETS, images=logo).content

    assert read(content).pages


def _fonts(reader: PdfReader) -> list[Any]:
    resources: Any = reader.pages[0]["/Resources"]
    return [font.get_object() for font in resources["/Font"].values()]


def _tags(element: Any) -> set[str]:
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return set().union(*(_tags(it) for it in element))
    if not isinstance(element, dict):
        return set()
    return {str(element.get("/S", "/Document"))} | _tags(element.get("/K", []))
