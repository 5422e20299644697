"""Saving is clicked twice, as many do: what is logged is logged once."""

import time
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from core.tenancy.context import office_context
from offices.models import Membership
from outreach.models import Activity
from outreach.views import log
from partnerships.models import Partner
from tests.browser.conftest import Visit
from tests.factories import make_partner

SAVE_TWICE = """() => {
    const save = document.querySelector("[data-sheet] [data-save]");
    save.click();
    setTimeout(() => save.click(), 200);
}"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        return make_partner(ana.office, name="Rivera Machining", owner=ana)


@pytest.fixture(autouse=True)
def _slow_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second click comes while the first is being worked."""
    write = log._write

    def write_slowly(*args: Any) -> Activity:
        time.sleep(0.5)
        return write(*args)

    monkeypatch.setattr(log, "_write", write_slowly)


def save_twice(page: Page) -> None:
    page.get_by_label("What happened?").fill("They can take four job shadows")
    page.evaluate(SAVE_TWICE)


def count(member: Membership) -> int:
    with office_context(member.office_id):
        return Activity.objects.count()


def test_in_the_dialog(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana).go(reverse("partner", args=["alder", rivera.pk]))
    page.keyboard.press("l")
    save_twice(page)
    expect(page.locator("#toast-message")).to_contain_text("logged")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert count(ana) == 1


def test_on_a_page_of_its_own(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana).go(f"{reverse('log', args=['alder'])}?partner={rivera.pk}")
    save_twice(page)
    page.wait_for_url("**/partners/*/")
    page.wait_for_load_state("networkidle")
    assert count(ana) == 1
