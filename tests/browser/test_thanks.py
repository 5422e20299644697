"""From Today to a PDF in four taps; a batch with its progress; a leader signs on a phone."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils import timezone
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from core.due.work import work_due_rows
from core.files import read_kept
from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from recognition.actions.documents import compose_document
from recognition.enums.documents import DocumentState
from recognition.models import Document, Recognition
from tests.browser.conftest import DESKTOP, PHONE, SCROLLS_SIDEWAYS, Visit
from tests.browser.importing import Count, worker
from tests.factories import make_activity, make_partner

pytestmark = pytest.mark.django_db(transaction=True)

SOON = 30_000  # milliseconds until the background has done its part
SIGN = "/o/alder/thanks/sign/"


@pytest.fixture(autouse=True)
def kept_files(settings: LazySettings, tmp_path: Path) -> None:
    """Files that are kept go into a folder of the test's own."""
    settings.MEDIA_ROOT = str(tmp_path / "kept")


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    """A partner of Ana's that had job shadows five days ago, and no thanks since."""
    with office_context(ana.office_id):
        partner = make_partner(ana.office, name="Rivera Machining", owner=ana, stage="active")
        day = ana.office.today() - timedelta(days=5)
        make_activity(partner, kind="job-shadow", student_count=8, starts_on=day)
    return partner


def downloaded(page: Page, name: str) -> PdfReader:
    """Click the link and read the PDF that comes."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return PdfReader(BytesIO(Path(download.value.path()).read_bytes()))


def text_of(reader: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_from_today_to_the_certificate_in_four_taps(
    size: dict[str, int], visit: Visit, ana: Membership, rivera: Partner
) -> None:
    page, count = visit(ana, size).go("/o/alder/"), Count()
    owed = page.get_by_role("region", name="Thank-yous owed")
    owed.locator(f"#thank-{rivera.pk}").click()
    count("thank")
    page.get_by_role("dialog").get_by_role("link", name="Make a certificate").click()
    count("make a certificate")
    expect(page.get_by_label("In recognition of")).to_have_value(re.compile("job shadow"))
    page.get_by_role("button", name="Make PDF").click()
    count("make the PDF")
    expect(page.locator("#toast-message")).to_contain_text("Rivera Machining made", timeout=SOON)
    reader = downloaded(page, "Download PDF")
    count("download it")
    (text,) = text_of(reader)
    assert "Rivera Machining" in text
    assert "job shadow" in text
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert len(count.steps) == 4
    with office_context(ana.office_id):
        assert Recognition.objects.get().partner == rivera
    page.goto(page.url.split("/o/")[0] + "/o/alder/")
    expect(page.get_by_role("region", name="Thank-yous owed")).to_have_count(0)


def test_by_keyboard_alone(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana).go(f"/o/alder/thanks/?partner={rivera.pk}")
    page.get_by_label("In recognition of").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("for showing our students what careful work looks like")
    expect(page.locator("#preview")).to_contain_text("careful work", timeout=SOON)
    tab_to(page, "Make PDF")
    page.keyboard.press("Enter")
    expect(page.locator("#toast-message")).to_contain_text("made", timeout=SOON)
    page.keyboard.press("Control+k")
    page.keyboard.type("sign what")
    expect(page.get_by_role("option", name="Sign what waits").first).to_be_visible()
    with office_context(ana.office_id):
        assert Document.objects.get().wording.startswith("for showing")


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what says these words has the focus."""
    for _ in range(80):
        if words in page.evaluate("document.activeElement.innerText || ''"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {words}")


@pytest.fixture
def twelve(ana: Membership) -> list[Partner]:
    with office_context(ana.office_id):
        today, made = ana.office.today(), []
        for number in range(12):
            made.append(make_partner(ana.office, name=f"Partner {number:02}", stage="active"))
            make_activity(made[-1], kind="guest-speaker", starts_on=today - timedelta(days=3))
    return made


def test_twelve_at_once_with_progress(visit: Visit, ana: Membership, twelve: list[Partner]) -> None:
    page = visit(ana).go("/o/alder/thanks/many/")
    for box in page.locator("input[name=partners][type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Certificates").click()
    page.get_by_label("Name of the batch").fill("Spring breakfast")
    page.get_by_role("button", name="Make them").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_text("You can leave this page")).to_be_visible()
    with worker(ana.office_id):
        expect(page.locator("#batch-file")).to_be_visible(timeout=2 * SOON)
    with page.expect_download() as download:
        page.locator("#batch-file").click()
    pages = text_of(PdfReader(BytesIO(Path(download.value.path()).read_bytes())))
    assert [f"Partner {number:02}" in text for number, text in enumerate(pages)] == [True] * 12
    with office_context(ana.office_id):
        assert Recognition.objects.count() == 12


def a_signature(path: Path) -> Path:
    """A photo of something written in dark ink on white paper."""
    picture = Image.new("RGB", (600, 240), "white")
    points = [(60, 160), (140, 60), (220, 180), (320, 70), (420, 170), (540, 90)]
    ImageDraw.Draw(picture).line(points, fill="#1b1b40", width=9)
    picture.save(path)
    return path


@pytest.fixture
def asked(ana: Membership, bob: Membership) -> list[Document]:
    """Three certificates wait for Bob, who leads a school."""
    names = ("Rivera Machining", "Copper Kettle Bakery", "Bluestem Family Clinic")
    signers: list[Any] = [{"member": bob, "signing": "asked"}]
    with office_context(ana.office_id):
        return [
            compose_document(
                by=ana,
                partner=make_partner(ana.office, name=name),
                fields={"wording": "for opening the shop floor"},
                signers=signers,
            )
            for name in names
        ]


def states(member: Membership) -> list[str]:
    with office_context(member.office_id):
        return list(Document.objects.order_by("pk").values_list("state", flat=True))


def test_a_leader_signs_on_a_phone(
    visit: Visit, bob: Membership, asked: list[Document], tmp_path: Path
) -> None:
    visitor = visit(bob, PHONE)
    page = visitor.go("/o/alder/")
    page.get_by_role("link", name="Read and sign").click()
    page.get_by_role("link", name="Upload your signature").click()
    page.locator("input[type=file]").set_input_files(a_signature(tmp_path / "bob.png"))
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("heading", name="To sign")).to_be_visible()
    expect(page.get_by_text("You have not uploaded a signature")).to_have_count(0)
    assert visitor.faults() == []
    page.get_by_role("link", name="Not this one: Bluestem Family Clinic").click()
    page.get_by_label("What should be different?").fill("They closed in May")
    page.get_by_role("button", name="Give it back").click()
    expect(page.locator("#toast-message")).to_contain_text("Not signed: Bluestem")
    expect(page.get_by_role("checkbox", name="Bluestem Family Clinic")).to_have_count(0)
    page.get_by_role("checkbox", name="Copper Kettle Bakery").uncheck()
    expect(page.locator("#sign .all")).to_be_hidden()
    page.locator("#sign").click()
    expect(page.locator("#toast-message")).to_contain_text("Signed: Rivera Machining.")
    expect(page.get_by_role("checkbox", name="Rivera Machining")).to_have_count(0)
    assert states(bob) == [DocumentState.READY, DocumentState.WAITING, DocumentState.WAITING]
    later = timezone.now() + timedelta(minutes=1)
    work_due_rows(bob.office_id, later)
    with office_context(bob.office_id):
        made = Document.objects.get(pk=asked[0].pk)
        assert made.state == DocumentState.MADE
        reader = PdfReader(BytesIO(read_kept(made.file)))
    assert "Bob Baker" in text_of(reader)[0]
    assert len(reader.pages[0].images) == 1


def test_a_signature_is_taken_back_with_z(
    visit: Visit, bob: Membership, asked: list[Document]
) -> None:
    visitor = visit(bob)
    page = visitor.go(SIGN)
    assert visitor.faults() == []
    page.get_by_role("button", name="Sign all 3").click()
    expect(page.get_by_text("Nothing waits for your signature")).to_be_visible()
    assert set(states(bob)) == {DocumentState.READY}
    page.keyboard.press("z")
    expect(page.get_by_role("checkbox", name="Rivera Machining")).to_be_checked()
    assert set(states(bob)) == {DocumentState.WAITING}


def test_without_javascript_it_is_read_and_signed(
    visit: Visit, bob: Membership, asked: list[Document]
) -> None:
    page = visit(bob, PHONE, script=False).go(SIGN)
    page.get_by_text("Read it").nth(1).click()
    expect(page.get_by_role("group", name="Certificate preview").nth(1)).to_be_visible()
    page.get_by_role("checkbox", name="Rivera Machining").uncheck()
    page.locator("#sign").click()
    expect(page.get_by_text("2 signed.")).to_be_visible()
    assert states(bob) == [DocumentState.WAITING, DocumentState.READY, DocumentState.READY]


def test_at_320_pixels_nothing_scrolls_sideways(
    visit: Visit, bob: Membership, ana: Membership, asked: list[Document]
) -> None:
    with office_context(ana.office_id):
        long = "Centro Comunitario Nuestra Señora de Guadalupe del Valle de San Luis y sus Amigos"
        compose_document(
            by=ana,
            partner=make_partner(ana.office, name=long),
            fields={"wording": "for opening the shop floor", "kind": "letter"},
            signers=[{"member": bob, "signing": "asked"}],
        )
    page = visit(bob, {"width": 320, "height": 640}).go(SIGN)
    folded = page.locator(".signs details:not([open]) summary")
    while folded.count():
        folded.first.click()
    assert not page.evaluate(SCROLLS_SIDEWAYS)
