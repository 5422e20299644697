"""Find: by keyboard alone, on a phone, in Spanish, and without script."""

import pytest
from playwright.sync_api import expect

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.browser.conftest import PHONE, Visit
from tests.factories import make_affiliation, make_contact, make_partner

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        partner = make_partner(ana.office, name="Rivera Machining", owner=ana, town="Harlow")
        make_partner(ana.office, name="Copper Kettle Bakery", owner=ana)
        make_affiliation(partner, make_contact(ana.office, name="Luis Rivera"), holds="primary")
    return partner


def test_a_slash_a_misspelt_name_and_enter_open_the_partner(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    visitor = visit(ana)
    page = visitor.go("/o/alder/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("rivrea mach")
    expect(page.get_by_role("option").first).to_contain_text("Rivera Machining")
    expect(box).to_have_attribute("aria-activedescendant", "hit-0")
    assert visitor.axe() == []
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/partners/{rivera.pk}/")


def test_arrows_choose_and_escape_leaves(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana).go("/o/alder/")
    page.keyboard.press("Control+k")
    page.keyboard.type("rivera")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    expect(page.locator("#hits-said")).to_have_text("2 results")
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_be_hidden()
    expect(page.locator("#find-button")).not_to_be_focused()


def test_a_command_opens_its_form(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana).go("/o/alder/partners/")
    page.keyboard.press("/")
    page.keyboard.type("log")
    page.keyboard.press("Enter")  # faster than the answer
    expect(page.get_by_role("heading", name="Log a touch")).to_be_visible()


def test_on_a_phone_by_touch(visit: Visit, ana: Membership, rivera: Partner) -> None:
    visitor = visit(ana, PHONE, dark=True)
    page = visitor.go("/o/alder/")
    page.locator("#find-button").click()
    page.get_by_role("combobox").fill("luis")
    option = page.get_by_role("option", name="Luis Rivera")
    expect(option).to_be_visible()
    assert visitor.axe() == []
    option.click()
    page.wait_for_url("**/o/alder/people/*/")


def test_without_script_it_is_a_page(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana, script=False).go("/o/alder/")
    page.locator("#find-button").click()
    page.wait_for_url("**/find/")
    page.get_by_role("searchbox").fill("copper")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Copper Kettle Bakery").click()
    page.wait_for_url("**/partners/*/")
