"""A check is muted in its dialog, by keyboard and on a phone, and Undo lets it count again."""

import re

import pytest
from playwright.sync_api import expect

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.browser.conftest import PHONE, Visit
from tests.factories import make_partner

MUTE = re.compile(r"Mute\s*: Still in business")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def partner(alder: Office, ana: Membership) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", owner=ana, stage="active", closing=True)


def test_a_check_is_muted_in_a_dialog_and_undo_lets_it_count(
    visit: Visit, ana: Membership, partner: Partner
) -> None:
    page = visit(ana).go(f"/o/alder/risk/partners/{partner.pk}/")
    check = page.locator("#check-business_closed")
    check.get_by_role("link", name=MUTE).press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Mute “Still in business” for Rivera Machining")
    expect(dialog.get_by_label("Why it does not count")).to_be_focused()
    dialog.get_by_role("button", name="Mute", exact=True).click()
    assert page.get_by_role("dialog").is_visible()  # a reason is asked for
    dialog.get_by_label("Why it does not count").fill("They move house")
    page.keyboard.press("Enter")
    expect(check).to_contain_text("They move house")
    expect(check).to_contain_text("Muted")
    page.get_by_role("button", name="Undo").click()
    expect(check).not_to_contain_text("They move house")


def test_on_a_phone_nothing_scrolls_sideways(
    visit: Visit, ana: Membership, partner: Partner
) -> None:
    page = visit(ana, PHONE).go(f"/o/alder/risk/partners/{partner.pk}/")
    page.get_by_role("link", name=MUTE).click()
    page.get_by_role("dialog").get_by_label("Why it does not count").fill("They move house")
    page.get_by_role("dialog").get_by_role("button", name="Mute", exact=True).click()
    check = page.locator("#check-business_closed")
    expect(check).to_contain_text("They move house")
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0
    check.get_by_role("button", name=re.compile(r"Count it again\s*: Still in business")).click()
    expect(check).not_to_contain_text("They move house")
