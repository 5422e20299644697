"""Hostile names, words and images: a good page, or a clear refusal, and nothing is reached."""

import io
import sys
import sysconfig
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from django.conf import settings

from core.images import LOGO, CannotUse, clean_image
from core.pdf import lay_out, render_pdf
from recognition.models import Document, DocumentSigner
from recognition.pdf.labels import Label
from recognition.pdf.printing import LABELS, SHEETS, label_parts
from tests.core.hostile import AS_TEXT, TEXTS, Hostile
from tests.core.hostile_images import HOSTILE_IMAGES
from tests.core.pdf.watching import Seen, Server, listening_server, watched
from tests.recognition.pdf.papers import (
    LOGO as LOGO_ROW,
)
from tests.recognition.pdf.papers import (
    a_document,
    a_letter,
    hand,
    html_of,
    laid_out,
    logo,
    picture,
    signed,
)

OURS = (
    str(settings.STATICFILES_DIRS[0]),
    str(settings.BASE_DIR / "templates"),
    str(settings.BASE_DIR / "locale"),
    sysconfig.get_path("purelib"),
    sysconfig.get_path("stdlib"),
    sys.prefix,
)
Paper = tuple[Document, list[DocumentSigner]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with listening_server() as server:
        yield server


@pytest.fixture(scope="module", autouse=True)
def ready() -> None:
    """What is read once a process is no news."""
    for make in (a_document, a_letter):
        render_pdf(html_of([(make(), [])]), stylesheets=SHEETS)
    render_pdf(label_parts([Label.of("Rivera", "1 Foundry Street")]), stylesheets=LABELS)


def hostile(make: Any, texts: list[Hostile], server: Server) -> list[Paper]:
    """A document for each text, which stands wherever a text can stand."""
    looks = cycle([("cords", "letter"), ("frame", "a4"), ("band", "letter")])
    return [_paper(make, it.text.replace("{server}", server.address), *next(looks)) for it in texts]


def _paper(make: Any, text: str, layout: str, paper: str) -> Paper:
    words = {"to_name": text[:90], "wording": text[:420], "from_name": text[:120]}
    document = make(**words, address=text[:400], layout=layout, paper=paper, logo=logo())
    return document, [signed(name=text[:120], title=text[:120], image=hand())]


def assert_nothing_reached(seen: Seen, server: Server) -> None:
    strange = [it for it in seen.opened if not it.startswith(OURS) and "/weasyprint-" not in it]
    assert strange == []
    assert seen.outward == []
    assert server.asked == []


@pytest.mark.parametrize("make", [a_document, a_letter], ids=["certificates", "letters"])
def test_hostile_words_are_printed_as_words(make: Any, server: Server) -> None:
    papers = hostile(make, TEXTS, server)

    with watched() as seen:
        printed = render_pdf(html_of(papers), stylesheets=SHEETS, images=picture)

    assert_nothing_reached(seen, server)
    assert printed.pages >= len(papers)
    if make is a_document:
        assert printed.pages == len(papers)


@pytest.mark.parametrize("make", [a_document, a_letter], ids=["certificates", "letters"])
def test_hostile_words_and_markup_stay_on_their_sheet(make: Any, server: Server) -> None:
    papers = hostile(make, AS_TEXT, server)

    with watched() as seen:
        sheets = laid_out(*papers)

    assert_nothing_reached(seen, server)
    for sheet in sheets:
        for text in sheet.texts:
            assert text.left >= 0.3 * 96, text
            assert text.right <= sheet.width - 0.3 * 96, text
            assert text.bottom <= sheet.height - 0.3 * 96, text


def test_hostile_labels_stay_on_their_label(server: Server) -> None:
    labels = [Label.of(it.text[:90], it.text[:400]) for it in AS_TEXT]

    with watched() as seen:
        sheets = [
            sheet for part in label_parts(labels) for sheet in lay_out(part, stylesheets=LABELS)
        ]

    assert_nothing_reached(seen, server)
    assert len(sheets) == -(-len(AS_TEXT) // 30)
    for sheet in sheets:
        for text in sheet.texts:
            column = int((text.left - 18) // 264)
            assert text.right <= 18 + column * 264 + 252, text
            assert text.bottom <= sheet.height - 48, text


def test_hostile_images_are_refused_or_printed_as_pixels(server: Server) -> None:
    printed = 0
    for it in HOSTILE_IMAGES:
        try:
            image = clean_image(io.BytesIO(it.content()), limits=LOGO)
        except CannotUse:
            assert it.refused, it.name
            continue
        document = a_document(logo=logo(image.width, image.height))
        with watched() as seen:
            page = render_pdf(
                html_of([(document, [])]),
                stylesheets=SHEETS,
                images={str(LOGO_ROW): image.content}.__getitem__,
            )
        assert_nothing_reached(seen, server)
        assert page.pages == 1
        printed += 1
    assert printed > 0
