"""Signs that no font has are named while one writes; what is named is what prints as a box."""

import logging

import pytest
from django.test import Client

from core.pdf import installed, render_pdf
from core.pdf.installed import is_installed
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.models import Document
from recognition.pdf import missing
from recognition.pdf.metrics import NAME, face
from recognition.pdf.missing import SHOWN, boxes
from tests.factories import make_partner
from tests.recognition.composing import THANKS, form_data, gift_data, text_of

NO_FONT_HAS = "\ue123\U0010fff0"  # of private use


def written(**fields: str) -> Document:
    return Document(kind="certificate", **fields)


def test_letters_of_all_latin_languages_and_joiners_are_no_boxes() -> None:
    said = written(to_name="Škoda Đặng Ñandú", wording="for “all” žluťoučký\u200d\ufe0f")
    assert boxes(said, []) == []


def test_each_sign_is_named_once_and_few_in_all() -> None:
    assert boxes(written(to_name=f"A{NO_FONT_HAS}{NO_FONT_HAS}"), []) == list(NO_FONT_HAS)
    many = "".join(chr(0xE200 + it) for it in range(30))
    assert len(boxes(written(wording=many), [])) == SHOWN


def test_other_fonts_of_the_machine_count(monkeypatch: pytest.MonkeyPatch) -> None:
    said = written(to_name="中文 🎉")
    monkeypatch.setattr(missing, "is_installed", lambda sign: sign == "中")
    assert boxes(said, []) == ["文", "🎉"]


def test_a_machine_without_fontconfig_has_our_own_fonts_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(installed, "_signs", lambda: (None, ()))
    assert not installed.is_installed.__wrapped__("A")


@pytest.mark.parametrize("sign", ["Ω", "Ж", "中", "🎉", "ก", "\ue123"])
def test_what_is_named_is_what_prints_as_a_box(sign: str, caplog: pytest.LogCaptureFixture) -> None:
    html = f'<!doctype html><html lang="en"><title>x</title><p style="font:1em sans-serif">{sign}'
    with caplog.at_level(logging.WARNING, "weasyprint"):
        render_pdf(html, stylesheets=[])
    assert (".notdef" in caplog.text) is not is_installed(sign)


def test_measuring_a_sign_does_not_make_it_our_own() -> None:
    own = face(NAME)
    assert not own.has("中")
    own.width("中文")
    assert not own.has("中")


def test_the_composer_says_so_as_one_writes(
    alder: Office, ana_client: Client, ana: Membership
) -> None:
    with office_context(alder.pk):
        rivera: Partner = make_partner(alder, name="Rivera Machining")
    fine = text_of(ana_client.post(f"{THANKS}preview/", form_data(rivera.pk)))
    assert "No font here" not in fine
    for data in (
        form_data(rivera.pk, to_name=f"Rivera {NO_FONT_HAS}"),
        gift_data(rivera.pk, gift_return=f"a {NO_FONT_HAS}"),
    ):
        page = text_of(ana_client.post(f"{THANKS}preview/", data))
        assert f"characters: {' '.join(NO_FONT_HAS)}." in page
