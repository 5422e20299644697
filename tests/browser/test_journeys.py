"""The way through the first slice: sign in, log, timeline, Today, done; four ways of going it."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from core.tenancy.context import office_context
from offices.models import Membership
from outreach.models import Activity, FollowUp
from partnerships.models import Partner
from tests.browser.conftest import PHONE, Visit
from tests.cast import PASSWORD
from tests.factories import make_affiliation, make_contact, make_partner

pytestmark = pytest.mark.django_db(transaction=True)

NOTE = "Luis can take four job shadows in March"


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        partner = make_partner(ana.office, name="Rivera Machining", owner=ana, town="Harlow")
        make_partner(ana.office, name="Copper Kettle Bakery", owner=ana)
        contact = make_contact(ana.office, name="Luis Rivera")
        make_affiliation(partner, contact, holds="primary", role="Owner")
    return partner


def address(partner: Partner) -> str:
    return reverse("partner", args=["alder", partner.pk])


def logged(member: Membership) -> list[str]:
    """The notes of the office's activities that are not archived."""
    with office_context(member.office_id):
        return list(Activity.objects.filter(archived_at=None).values_list("notes", flat=True))


def open_follow_ups(member: Membership) -> int:
    with office_context(member.office_id):
        return FollowUp.objects.filter(status="open", archived_at=None).count()


def choose(page: Page, name: str) -> None:
    page.get_by_label(name, exact=True).locator("xpath=ancestor-or-self::label").click()


def test_from_sign_in_to_done(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit().go("/")
    page.get_by_label("Email").fill("ana@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/o/alder/")

    page.get_by_role("link", name="Log a touch").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_placeholder("Name, person or town").fill("rivera")
    dialog.get_by_role("checkbox", name="Rivera Machining").check()
    dialog.get_by_label("What happened?").fill(NOTE)
    dialog.get_by_text("Tomorrow", exact=True).click()
    dialog.get_by_role("button", name="Save touch").click()
    expect(page.locator("#toast-message")).to_contain_text("Call with Rivera Machining logged")

    page.goto(page.url.split("/o/")[0] + address(rivera))
    expect(page.get_by_text(NOTE, exact=True).first).to_be_visible()

    with office_context(ana.office_id):
        FollowUp.objects.update(due_on=ana.office.today())
    page.get_by_role("link", name="Today", exact=True).first.click()
    page.wait_for_url("**/o/alder/")
    page.get_by_role("link", name="Done").first.click()
    page.get_by_role("button", name="Just done").click()
    expect(page.locator("#toast-message")).to_contain_text("done", ignore_case=True)
    expect(page.get_by_role("link", name="Done")).to_have_count(0)
    assert (logged(ana), open_follow_ups(ana)) == ([NOTE], 0)


def test_a_touch_is_logged_in_three_interactions_by_keyboard(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    page = visit(ana).go(address(rivera))
    page.keyboard.press("l")
    expect(page.get_by_role("dialog").get_by_label("What happened?")).to_be_focused()
    page.keyboard.type(NOTE)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toast-message")).to_contain_text("logged")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".tl").get_by_text(NOTE)).to_be_visible()
    assert logged(ana) == [NOTE]


def test_z_takes_it_back(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana).go(address(rivera))
    page.keyboard.press("l")
    expect(page.get_by_role("dialog").get_by_label("What happened?")).to_be_focused()
    page.keyboard.type(NOTE)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".tl").get_by_text(NOTE)).to_be_visible()
    page.keyboard.press("z")
    expect(page.locator(".tl").get_by_text(NOTE)).to_have_count(0)
    assert logged(ana) == []


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    page = visit(ana).go("/o/alder/")
    page.keyboard.press("l")
    dialog = page.get_by_role("dialog")
    unsaid = "They can take four job shadows"
    dialog.get_by_label("What happened?").fill(unsaid)
    page.keyboard.press("Control+Enter")
    expect(dialog.locator(".err").first).to_be_visible()
    expect(dialog.get_by_label("What happened?")).to_have_value(unsaid)
    assert logged(ana) == []


def test_the_dialog_gives_the_focus_back(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana).go(address(rivera))
    opener = page.get_by_role("link", name="Log a touch").first
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_label("What happened?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_on_a_phone(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana, PHONE).go(address(rivera))
    page.get_by_role("navigation", name="Main").get_by_text("Log").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What happened?").fill(NOTE)
    dialog.get_by_role("button", name="Save touch").click()
    expect(page.locator(".tl").get_by_text(NOTE)).to_be_visible()
    assert logged(ana) == [NOTE]


def test_without_javascript(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana, script=False).go(address(rivera))
    page.get_by_role("main").get_by_role("link", name="Log a touch").click()
    page.get_by_label("What happened?").fill(NOTE)
    page.get_by_role("button", name="Save touch").click()
    expect(page.locator(".tl").get_by_text(NOTE)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".tl").get_by_text(NOTE)).to_have_count(0)
    assert logged(ana) == []


def test_the_list_narrows_while_one_types(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana).go("/o/alder/partners/")
    expect(page.get_by_role("link", name="Copper Kettle Bakery")).to_be_visible()
    page.get_by_label("name, person or town", exact=False).first.type("riv")
    expect(page.get_by_role("link", name="Copper Kettle Bakery")).to_have_count(0)
    expect(page.get_by_role("link", name="Rivera Machining")).to_be_visible()
    assert "riv" in page.url


def test_one_click_fills_a_loose_end(
    visit: Visit, ana: Membership, alice: Membership, rivera: Partner
) -> None:
    page = visit(ana).go(address(rivera))
    page.get_by_role("button", name="backup").first.click()
    expect(page.get_by_text("No backup yet")).to_have_count(0)
    with office_context(ana.office_id):
        assert Partner.objects.get(pk=rivera.pk).backup_owner is not None


@pytest.mark.parametrize("key", ["?"])
def test_the_keys_are_explained(key: str, visit: Visit, ana: Membership) -> None:
    page = visit(ana).go("/o/alder/")
    page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_contain_text("Log a touch")
