"""Whatever the name, all words of a certificate stay in their room."""

import pytest

from core.pdf import Sheet
from recognition.enums.documents import Layout, Paper
from recognition.models import Document, DocumentSigner
from recognition.pdf.certificate import certificate
from recognition.pdf.looks import LOOKS
from recognition.pdf.placed import Placed
from recognition.pdf.signatures import ceiling
from tests.recognition.pdf.papers import LONG, a_document, a_signer, hand, laid_out, logo, signed

PX = 96 / 72  # CSS pixels a point
PLACES = [(layout, paper) for layout in Layout.values for paper in Paper.values]
WORDS = ("over", "to", "why", "when")
SHORTEST, LONGEST = 2, 90
PLAIN = (
    "Harlow Valley Community Foundation for Careers in Health and the Building Trades of Colorado"
)
KINDS = [
    PLAIN,
    "Asociación de Ingenieros Agrónomos y Técnicos Ñandú «Peña y Güell» de Harlow Valley, S. A. X",
    "W" * LONGEST,
    "M\u0303a\u0301n\u0303u\u0308e\u0301" * 12,
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenleiterstellvertreter",
    "مدرسة النور الثانوية للبنات בית ספר תיכון אורט " * 2,
]


def named(length: int, kind: int) -> str:
    """A name of that length, of one of the kinds; it neither begins nor ends with a blank."""
    name = KINDS[kind % len(KINDS)][:length]
    return name.strip().ljust(length, "x") if name != name.strip() else name


def assert_in_place(sheet: Sheet, document: Document, signers: list[DocumentSigner]) -> None:
    """Every line is where it was meant to be, and in nobody's way."""
    placed = certificate(document, signers, document.office.zone)
    look, name = LOOKS[Layout(document.layout)], document.to_name
    assert round(sheet.width) == round(placed.size.width * PX)
    for role in expected(placed):
        assert_within_sides(sheet, document, role)
    assert lines(sheet) == expected(placed), name
    assert_apart(sheet, name)
    blocks = [it for role in WORDS for it in sheet.blocks_of(role)]
    assert min(it.top for it in blocks) >= look.head * PX - 1, name
    assert max(it.bottom for it in blocks) <= sheet.height - ceiling(look, signers) * PX + 3, name


def assert_within_sides(sheet: Sheet, document: Document, role: str) -> None:
    look = LOOKS[Layout(document.layout)]
    left, right = look.left, look.right
    if role not in WORDS:
        left, right = min(left, look.sign_left), min(right, look.sign_right)
    assert sheet.texts_in(role), (document.to_name, role)
    for text in sheet.texts_in(role):
        assert text.left >= left * PX - 1, (document.to_name, text)
        assert text.right <= sheet.width - right * PX + 1, (document.to_name, text)


def lines(sheet: Sheet) -> dict[str, int]:
    """How many lines each role came to have."""
    roles = (*WORDS, "name", "title", "note")
    counts = {role: len({round(it.top) for it in sheet.texts_in(role)}) for role in roles}
    return {role: count for role, count in counts.items() if count}


def expected(placed: Placed) -> dict[str, int]:
    found: dict[str, int] = {}
    for text in placed.texts:
        tops = {round(text.top + text.leading * at) for at in range(len(text.lines))}
        found[text.role] = max(found.get(text.role, 0), len(tops))
    return found


def assert_apart(sheet: Sheet, name: str) -> None:
    """The parts stand one below the other."""
    foot = 0.0
    for role in WORDS:
        blocks = sheet.blocks_of(role)
        assert blocks[0].top >= foot - 0.5, (name, role)
        foot = blocks[-1].bottom


@pytest.mark.parametrize(("layout", "paper"), PLACES)
def test_names_of_every_length_and_kind_stay_in_their_room(layout: str, paper: str) -> None:
    turn = PLACES.index((layout, paper))
    papers: list[tuple[Document, list[DocumentSigner]]] = []
    for length in range(SHORTEST, LONGEST + 1):
        look = {"layout": layout, "paper": paper, "logo": logo() if length % 3 == 0 else None}
        wording = LONG if length % 2 else "for everything."
        document = a_document(to_name=named(length, length + turn), wording=wording, **look)
        assert len(document.to_name) == length
        papers.append((document, [a_signer(image=hand())] if length % 4 else []))

    sheets = laid_out(*papers)

    assert len(sheets) == len(papers)
    for sheet, (document, signers) in zip(sheets, papers, strict=True):
        assert_in_place(sheet, document, signers)


@pytest.mark.parametrize(("layout", "paper"), PLACES)
def test_the_longest_of_everything_stays_in_its_room(layout: str, paper: str) -> None:
    long_name, long_title = ("Maximiliana " * 10).strip(), ("Superintendent " * 8).strip()
    two = [
        signed(name=long_name, title=long_title),
        signed(name="W" * 120, title="M" * 120, image=hand()),
    ]
    document = a_document(
        to_name="W" * 90,
        wording="W" * 420,
        from_name="W" * 120,
        layout=layout,
        paper=paper,
        logo=logo(300, 300),
    )

    (sheet,) = laid_out((document, two))

    for role in (*WORDS, "name", "title", "note"):
        assert_within_sides(sheet, document, role)
    assert_apart(sheet, document.to_name)
    foot = {Layout.CORDS: 1.2, Layout.FRAME: 0.74, Layout.BAND: 0.4}[Layout(layout)] * 96
    for role in ("name", "title", "note"):
        for text in sheet.texts_in(role):
            assert text.bottom <= sheet.height - foot


def test_a_short_name_is_as_large_as_the_design_has_it() -> None:
    document = a_document()

    placed = certificate(document, [a_signer(), a_signer()], document.office.zone)

    sizes = {it.role: it.size for it in placed.texts}
    assert sizes["to"] == 60
    assert sizes["why"] == 22.5
    assert sizes["over"] == sizes["when"] == 15.5


def test_a_word_is_broken_only_where_no_size_has_room_for_it() -> None:
    whole = "Donaudampfschifffahrtsgesellschaftskapitän"
    long_name = a_document(to_name=f"{whole} and Sons of Harlow Valley")
    longest = a_document(to_name="W" * 90)

    kept = certificate(long_name, [], long_name.office.zone).texts[1]
    broken = certificate(longest, [], longest.office.zone).texts[1]

    assert any(whole in line.split() for line in kept.lines)
    assert "".join(broken.lines) == "W" * 90
    assert len(broken.lines) == 3
