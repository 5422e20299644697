"""What comes out of the press: fonts, tags, title, language, and the same bytes each time."""

import io
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from django.conf import LazySettings
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from core.files import drop_kept, keep
from core.pdf import CannotPrint, Stage, render_pdf
from core.tenancy.context import office_context
from offices.models import Membership, Office
from recognition.actions.documents import DocumentFields, compose_document
from recognition.actions.signers import SignerFields
from recognition.models import Document, StoredImage
from recognition.pdf.printing import SHEETS, print_document, print_documents
from tests.factories import make_partner
from tests.recognition.pdf.papers import (
    LOGO,
    WHY,
    a_document,
    a_letter,
    a_signer,
    hand,
    html_of,
    logo,
    picture,
    signed,
)

FONTS = {"Bricolage", "Petrona"}


@pytest.fixture(autouse=True)
def _media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words_of(reader: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def make_logo(office: Office) -> StoredImage:
    content = picture(str(LOGO))
    name = keep(office.pk, "images", content, ".png")
    return StoredImage.objects.create(
        office=office, kind="logo", file=name, sha256="0" * 64, width=900, height=300, size=1
    )


def compose(by: Membership, office: Office, name: str, **fields: Any) -> Document:
    usual = {"wording": WHY, "dated_on": date(2026, 12, 3)}
    given = cast(DocumentFields, {**usual, **fields})
    signers: list[SignerFields] = [{"name": "Elena Sosa", "title": "Director"}]
    partner = make_partner(office, name=name)
    return compose_document(by=by, partner=partner, fields=given, signers=signers)


def embedded_fonts(reader: PdfReader) -> set[str]:
    found: set[str] = set()
    for page in reader.pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # a page has resources
        for font in fonts.get_object().values():
            (below,) = font.get_object()["/DescendantFonts"]
            below = below.get_object()
            descriptor = below["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, below["/BaseFont"]
            found.add(str(below["/BaseFont"]).split("+")[-1].split("-")[0].split(" ")[0])
    return found


def html_printed(*papers: Any) -> PdfReader:
    html = html_of(list(papers))
    return read(render_pdf(html, stylesheets=SHEETS, images=picture).content)


def test_fonts_are_embedded_and_are_our_own() -> None:
    reader = html_printed((a_document(), [a_signer()]), (a_letter(), [a_signer()]))

    names = embedded_fonts(reader)
    assert names
    assert all(any(name.startswith(font) for font in FONTS) for name in names), names


def test_pages_are_tagged_with_headings_and_words_for_pictures() -> None:
    reader = html_printed((a_document(logo=logo()), [signed(image=hand())]))

    root = reader.trailer["/Root"]
    tree = root["/StructTreeRoot"]  # type: ignore[index]  # a document has a root
    found: list[tuple[str, str]] = []
    _walk(tree, found)
    tags = [tag for tag, _ in found]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]  # pypdf types a catalogue as any object
    assert "/H1" in tags
    told = [words for tag, words in found if tag == "/Figure"]
    assert told == [
        "Two cords, tied in a knot",
        "Harlow Valley School District",
        "Signature of Elena Sosa",
    ]


def _walk(element: Any, found: list[tuple[str, str]]) -> None:
    element = element.get_object()
    if not isinstance(element, DictionaryObject):
        return
    if "/S" in element:
        found.append((str(element["/S"]), str(element.get("/Alt", ""))))
    inside = element.get("/K", [])
    for it in inside if isinstance(inside, list) else [inside]:
        _walk(it, found)


@pytest.mark.django_db
def test_a_certificate_has_title_language_and_author(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        document = compose(ana, alder, "Rivera Machining", language="es")

        reader = read(print_document(document).content)

    assert reader.metadata is not None
    assert reader.metadata.author == alder.name
    assert "Rivera Machining" in str(reader.metadata.title)
    assert reader.trailer["/Root"]["/Lang"] == "es"  # type: ignore[index]  # the same
    (words,) = words_of(reader)
    assert "3 de diciembre de 2026" in words
    assert "Elena Sosa, Director" in words


@pytest.mark.django_db
def test_a_reprint_with_images_is_the_same_to_the_byte(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        make_logo(alder)
        document = compose(ana, alder, "Rivera Machining")
        first = print_document(document)
        alder.name = "Another name"
        alder.save()

        again = print_document(Document.objects.get(pk=document.pk))

    assert document.logo is not None
    assert first.pages == 1
    assert again.content == first.content


@pytest.mark.django_db
def test_many_documents_are_one_pdf_in_their_order(alder: Office, ana: Membership) -> None:
    heard: list[tuple[Stage, int]] = []
    with office_context(alder.pk):
        make_logo(alder)
        documents = [
            compose(ana, alder, "Rivera Machining"),
            compose(ana, alder, "Copper Kettle Bakery", layout="band", paper="a4", language="es"),
            compose(ana, alder, "Osage Print Works", kind="letter"),
        ]

        printed = print_documents(documents, progress=lambda *told: heard.append(told))

    reader = read(printed.content)
    assert printed.pages == len(reader.pages) == 3
    names = ("Rivera Machining", "Copper Kettle Bakery", "Osage Print Works")
    for page, name in zip(words_of(reader), names, strict=True):
        assert name in page
    sizes = [(round(it.mediabox.width), round(it.mediabox.height)) for it in reader.pages]
    assert sizes == [(792, 612), (842, 595), (612, 792)]
    assert (Stage.DRAWING, 3) in heard
    assert reader.metadata is not None
    assert reader.metadata.title == "3 documents"


@pytest.mark.django_db
def test_signers_of_many_documents_are_read_by_one_query(
    alder: Office, ana: Membership, django_assert_num_queries: Any
) -> None:
    with office_context(alder.pk):
        made = [compose(ana, alder, f"Partner {it}").pk for it in range(3)]
        documents = list(Document.objects.filter(pk__in=made).select_related("office", "logo"))

        with django_assert_num_queries(1):
            printed = print_documents(documents)

    assert printed.pages == 3


@pytest.mark.django_db
def test_an_image_that_is_not_kept_any_more_ends_the_print(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        image = make_logo(alder)
        document = compose(ana, alder, "Rivera Machining")
        drop_kept(image.file)

        with pytest.raises(CannotPrint):
            print_document(document)


def test_words_that_no_certificate_has_room_for_are_refused() -> None:
    with pytest.raises(CannotPrint, match="too long for a certificate"):
        html_of([(a_document(wording="word " * 800), [])])


def test_what_repeats_makes_a_page_weigh_little() -> None:
    papers = [(a_document(to_name=f"Partner {it}", logo=logo()), [a_signer()]) for it in range(30)]
    one = render_pdf(html_of(papers[:1]), stylesheets=SHEETS, images=picture).content

    many = render_pdf(html_of(papers), stylesheets=SHEETS, images=picture).content

    assert len(one) < 30_000
    assert (len(many) - len(one)) / 29 < 3_500


def test_names_of_other_latin_languages_are_in_our_own_fonts() -> None:
    name = "Nguyễn Đức & Čapek, Łódź Ő Ș Ğ"

    reader = html_printed(
        (a_document(to_name=name, wording=name), []), (a_letter(to_name=name), [])
    )

    assert all(it.startswith(tuple(FONTS)) for it in embedded_fonts(reader))
    assert "Nguyễn Đức" in " ".join(words_of(reader))
