"""The preview shows what will be printed, where it will be printed."""

import re
from typing import Any

from django.template.loader import render_to_string

from recognition.presenters.sheet import sheet_context
from tests.recognition.pdf.papers import (
    a_document,
    a_letter,
    a_signer,
    hand,
    laid_out,
    logo,
    signed,
)

PX = 96 / 72


def drawn(*paper: Any) -> str:
    return render_to_string("recognition/sheet.html", sheet_context(*paper))


def test_the_lines_are_those_of_the_print_at_the_same_places() -> None:
    document = a_document(to_name="Harlow Valley Community Foundation", logo=logo())
    signers = [a_signer(), a_signer("Ada Ruiz", title="Superintendent of Schools")]

    html = drawn(document, signers)

    (sheet,) = laid_out((document, signers))
    spans = re.findall(r'<tspan x="([\d.]+)" y="([\d.]+)">([^<]+)</tspan>', html)
    printed = [it for it in sheet.texts if it.text.strip()]
    assert [words for _, _, words in spans] == [it.text for it in printed]
    for (_, baseline, _), text in zip(spans, printed, strict=True):
        assert text.top < float(baseline) * PX < text.bottom


def test_words_of_people_are_words() -> None:
    html = drawn(a_document(to_name='<script>alert("1")</script>', wording="& <b>more"), [])

    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "&amp; &lt;b&gt;more" in html


def test_nothing_in_it_is_style_or_script() -> None:
    for paper in (a_document(logo=logo()), a_letter(logo=logo())):
        html = drawn(paper, [signed(image=hand())])
        assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html)


def test_images_come_from_the_office() -> None:
    html = drawn(a_document(logo=logo()), [signed(image=hand())])

    assert 'href="/o/alder/settings/stationery/images/1/"' in html
    assert 'href="/o/alder/settings/stationery/images/2/"' in html
    assert 'aria-label="Signature of Elena Sosa"' in html


def test_the_language_of_the_paper_is_said() -> None:
    html = drawn(a_document(language="es"), [])

    assert 'lang="es"' in html
    assert "3 de diciembre de 2026" in html


def test_a_letter_is_shown_as_text() -> None:
    html = drawn(a_letter(), [signed()])

    assert "Dear Rivera Machining," in html
    assert "<p>Come again soon.</p>" in html
    assert "Signed in Lanyard on December 3, 2026" in html


def test_what_cannot_be_printed_says_why() -> None:
    html = drawn(a_document(wording="word " * 800), [])

    assert "too long for a certificate" in html
    assert "<svg" not in html
