"""Batches in a browser: from the chosen partners to the PDF, and every state of the page."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from core.tenancy.context import office_context
from offices.models import Membership, Office
from recognition.actions.batches import stop_batch
from recognition.models import Batch
from tests.browser.conftest import Visit
from tests.browser.test_accessibility import SIZES
from tests.factories import make_partner
from tests.recognition.batches import begin, fresh, make_partners, work

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/o/alder/thanks/batches/"


@pytest.fixture(autouse=True)
def _media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def batch_in(state: str, ana: Membership, bob: Membership) -> Batch:
    """A batch that has come to this state."""
    with office_context(ana.office_id):
        office = ana.office
        partners = make_partners(office)
        if state == "labels":
            return begin(ana, [*partners, make_partner(office, name="Nowhere")], output="labels")
        asked = [{"member": bob, "signing": "asked"}] if state == "waiting" else []
        batch = begin(ana, partners, signers=asked)
        if state == "stopped":
            stop_batch(by=ana, batch=batch)
        if state == "failed":
            failed = Batch.objects.filter(pk=batch.pk)
            failed.update(state="failed", turn=9, error="Something went wrong on our side.")
        return batch


@pytest.fixture
def screens(ana: Membership, bob: Membership, alder: Office) -> dict[str, str]:
    """An address for each state."""
    found = {"empty list": LIST}
    for state in ("stopped", "failed", "waiting", "done", "labels"):
        found[state] = f"{LIST}{batch_in(state, ana, bob).pk}/"
    work(alder)
    found["composing"] = f"{LIST}{batch_in('composing', ana, bob).pk}/"
    with office_context(alder.pk):
        chosen = ",".join(str(it.pk) for it in make_partners(alder, 12))
        nowhere = make_partner(alder, name="Nowhere Ltd").pk
    found["certificates"] = f"{LIST}new/?what=certificate&partners={chosen}"
    found["letters"] = f"{LIST}new/?what=letter&partners={chosen}"
    found["new labels"] = f"{LIST}new/?what=labels&partners={chosen},{nowhere}"
    return found


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wrong_with_any_screen(
    size: dict[str, int], visit: Visit, ana: Membership, screens: dict[str, str]
) -> None:
    visitor = visit(ana, size)
    wrong = {}
    for name, path in screens.items():
        visitor.go(path)
        if found := visitor.faults():
            wrong[name] = found
    assert wrong == {}
    assert visitor.complaints == []


def test_a_batch_is_made_watched_and_downloaded(
    visit: Visit, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        chosen = ",".join(str(it.pk) for it in make_partners(alder))
    visitor = visit(ana)
    page = visitor.go(f"{LIST}new/?what=certificate&partners={chosen}")
    page.get_by_text("The same for all").click()
    words = page.get_by_label("In recognition of")
    words.fill("for three bright mornings in the shop.")
    words.press("Tab")
    page.locator("#preview").get_by_text("bright").wait_for()
    page.get_by_label("Name of the batch").fill("Spring breakfast")
    page.get_by_role("button", name="Make them").click()
    page.get_by_text("0 of 3 written").first.wait_for()
    work(alder)
    page.get_by_role("link", name="Download the PDF").wait_for()
    page.get_by_text("is ready").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the PDF").click()
    assert download.value.suggested_filename == "Spring breakfast.pdf"
    assert visitor.complaints == []


def test_without_scripts_it_is_stopped_goes_on_and_is_discarded_and_brought_back(
    visit: Visit, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    page = visit(ana, script=False).go(f"{LIST}{batch.pk}/")
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("progressbar").wait_for()
    work(alder)
    page.reload()
    page.get_by_role("link", name="Download the PDF").wait_for()
    page.get_by_role("button", name="Discard this batch").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Spring breakfast", exact=True).click()
    assert page.get_by_role("link", name="Download the PDF").is_visible()
    assert fresh(batch).archived_at is None
