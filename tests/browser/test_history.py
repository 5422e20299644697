"""The history by keyboard, on a phone, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.actions.partners import update_partner
from partnerships.models import Partner
from tests.browser.conftest import PHONE, Visit
from tests.factories import make_partner

pytestmark = pytest.mark.django_db(transaction=True)

MOVED = "Ana Ames moved the stage from prospect to active."


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    with office_context(ana.office_id, by=ana.actor_key):
        partner = make_partner(ana.office, name="Rivera Machining", owner=ana)
    with office_context(ana.office_id, by=ana.actor_key):
        here = Partner.objects.get(pk=partner.pk)
        update_partner(by=ana, partner=here, fields={"stage": "active", "notes": "Ring. " * 40})
    return partner


def stage(partner: Partner) -> str:
    with office_context(partner.office_id):
        return Partner.objects.get(pk=partner.pk).stage


def test_by_keyboard_a_change_is_taken_back_and_put_back(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    page = visit(ana).go(f"/o/alder/partners/{rivera.pk}/")
    page.get_by_role("link", name="History").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=f"Undo this: {MOVED}").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#toast-message")).to_contain_text("Taken back.")
    expect(page.locator("#history-list")).to_contain_text(f"Ana Ames took back: {MOVED}")
    assert stage(rivera) == "prospect"
    page.keyboard.press("z")
    again = "Ana Ames took back: Ana Ames moved the stage from active to prospect."
    expect(page.locator("#history-list")).to_contain_text(again)
    assert stage(rivera) == "active"


def test_what_was_changed_meanwhile_is_said_in_the_toast(
    visit: Visit, ana: Membership, adam: Membership, rivera: Partner
) -> None:
    page = visit(ana).go(f"/o/alder/partners/{rivera.pk}/history/")
    with office_context(rivera.office_id, by=adam.actor_key):
        here = Partner.objects.get(pk=rivera.pk)
        update_partner(by=adam, partner=here, fields={"stage": "paused"})
    page.get_by_role("button", name="Undo this").first.click()
    expect(page.locator("#toast-message")).to_contain_text("Changed again since by Adam Abbott")
    expect(page.locator("#history-list")).to_contain_text("Adam Abbott moved the stage")
    assert stage(rivera) == "paused"


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_with_and_without_javascript(
    visit: Visit, ana: Membership, rivera: Partner, script: bool
) -> None:
    visitor = visit(ana, PHONE, dark=True, script=script)
    page = visitor.go(f"/o/alder/partners/{rivera.pk}/history/")
    page.get_by_text("See what changed").click()
    expect(page.get_by_text("Ring. Ring.").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    if script:
        assert visitor.axe() == []
    page.get_by_role("button", name="Undo this").first.click()
    expect(page.locator("#history-list")).to_contain_text("Ana Ames took back:")
    assert stage(rivera) == "prospect"


def test_an_edit_offers_undo_for_all_that_it_changed(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    page = visit(ana).go(f"/o/alder/partners/{rivera.pk}/edit/")
    page.get_by_label("Name", exact=True).fill("Rivera")
    page.get_by_label("Town").fill("Harlow")
    page.get_by_role("button", name="Save").last.click()
    expect(page.locator("#toast-message")).to_contain_text("Changes saved.")
    page.locator("#toast-undo button").click()
    expect(page.locator("#toast-message")).to_contain_text("Taken back.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rivera Machining")
