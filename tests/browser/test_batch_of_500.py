"""A batch of five hundred certificates in a browser: started, stopped, left alone, downloaded."""

from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page
from pypdf import PdfReader

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.browser.conftest import Visit
from tests.browser.importing import worker
from tests.recognition.batches import make_partners

pytestmark = pytest.mark.django_db(transaction=True)

ALL = 500
VALUE = "document.querySelector('progress')?.value ?? -1"
LONG = 180_000  # milliseconds; a machine that has much else to do takes a while


@pytest.fixture(autouse=True)
def _media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def wait_beyond(page: Page, value: int) -> int:
    """Wait until the bar stands beyond the value; answers where it stands."""
    until = monotonic() + LONG / 1000
    while (reached := int(page.evaluate(VALUE))) <= value:
        assert monotonic() < until, f"the bar rests at {reached}"
        page.wait_for_timeout(100)
    return reached


def test_five_hundred_partners_are_chosen_and_their_certificates_printed_meanwhile(
    visit: Visit, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        make_partners(alder, ALL)
    visitor = visit(ana)
    page = visitor.go("/o/alder/thanks/many/?scope=all")
    page.get_by_role("link", name="All that fit").click()
    page.get_by_role("button", name="Certificates").click()
    page.get_by_label("Name of the batch").fill("Every partner")
    page.get_by_role("button", name="Make them").click()
    page.get_by_text("0 of 500 written").first.wait_for()
    batch = page.url
    with worker(alder.pk):
        written = wait_beyond(page, 0)
        page.get_by_role("button", name="Stop").click()
        page.get_by_role("button", name="Go on").click()
        assert wait_beyond(page, 0) >= written
        page.get_by_text("of 500 made").first.wait_for(timeout=LONG)
        made = wait_beyond(page, 0)
        visitor.go("/o/alder/partners/")
        page.wait_for_timeout(1_500)
        page.goto(batch)
        assert wait_beyond(page, made) > made
        page.get_by_role("link", name="Download the PDF").wait_for(timeout=LONG)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the PDF").click()
    printed = PdfReader(BytesIO(Path(download.value.path()).read_bytes()))
    assert len(printed.pages) == ALL
    assert "Partner 498" in printed.pages[-3].extract_text()
    assert "Rivera Machining" in printed.pages[-1].extract_text()
    assert visitor.complaints == []
