"""Today by keyboard, on a phone and without JavaScript: done, later, several at once."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from core.tenancy.context import office_context
from offices.models import Membership
from outreach.models import Activity, FollowUp
from partnerships.models import Partner
from tests.browser.conftest import PHONE, Visit
from tests.factories import make_follow_up, make_partner

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = "/o/alder/"
WHATS = ("First call", "Second call", "Third call")


@pytest.fixture(autouse=True)
def three(ana: Membership) -> None:
    """Three things of Ana's, due three, two and one days ago."""
    with office_context(ana.office_id):
        partner = make_partner(ana.office, name="Rivera Machining", owner=ana)
        for days, what in zip((3, 2, 1), WHATS, strict=True):
            due_on = ana.office.today() - timedelta(days=days)
            make_follow_up(partner, ana, what=what, kind="call", due_on=due_on)


def open_ones(member: Membership) -> list[str]:
    with office_context(member.office_id):
        found = FollowUp.objects.filter(status="open", due_on__lte=member.office.today())
        return list(found.order_by("due_on").values_list("what", flat=True))


def logged(member: Membership) -> list[tuple[str, str]]:
    with office_context(member.office_id):
        found = Activity.objects.filter(archived_at=None).order_by("pk")
        return list(found.values_list("kind", "notes"))


def done(page: Page, what: str) -> Locator:
    """The Done of one row."""
    return page.get_by_role("link", name=re.compile(rf"Done\s*: {what}"))


def test_done_by_keyboard_logs_and_goes_on_to_the_next(visit: Visit, ana: Membership) -> None:
    page = visit(ana).go(TODAY)
    done(page, "First call").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="We talked")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Left a message")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#toast-message")).to_contain_text("Voicemail with Rivera Machining logged")
    expect(done(page, "Second call")).to_be_focused()
    assert logged(ana) == [("voicemail", "First call")]
    page.keyboard.press("z")
    expect(done(page, "First call")).to_be_visible()
    assert (open_ones(ana), logged(ana)) == (list(WHATS), [])


def test_esc_closes_the_choices_and_goes_back(visit: Visit, ana: Membership) -> None:
    page = visit(ana).go(TODAY)
    done(page, "Second call").click()
    expect(page.get_by_role("button", name="We talked")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="We talked")).to_have_count(0)
    expect(done(page, "Second call")).to_be_focused()


def test_later_on_a_phone_and_back(visit: Visit, ana: Membership) -> None:
    page = visit(ana, PHONE).go(TODAY)
    page.get_by_role("link", name="Do this later: First call").click()
    page.get_by_role("button", name="In 2 weeks").click()
    expect(page.locator("#toast-message")).to_contain_text("Moved to")
    assert open_ones(ana) == list(WHATS[1:])
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#toast-message")).to_contain_text("Undone.")
    expect(done(page, "First call")).to_be_visible()
    assert open_ones(ana) == list(WHATS)


def test_several_at_once_by_keyboard(visit: Visit, ana: Membership) -> None:
    page = visit(ana).go(TODAY)
    bar = page.get_by_role("region", name="What to do with the chosen follow-ups")
    expect(bar).to_have_count(0)
    page.get_by_role("checkbox", name="Select").focus()
    page.keyboard.press("Space")
    expect(bar).to_be_visible()
    for what in WHATS[:2]:
        page.get_by_role("checkbox", name=what).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")  # presses nothing
    bar.get_by_text("Later").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(bar.get_by_role("button", name="Tomorrow")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#toast-message")).to_contain_text("2 follow-ups moved to")
    expect(bar).to_have_count(0)
    assert open_ones(ana) == [WHATS[2]]
    page.keyboard.press("z")
    expect(page.locator("#toast-message")).to_contain_text("Undone: 2 follow-ups.")
    expect(done(page, "First call")).to_be_visible()
    assert open_ones(ana) == list(WHATS)


def test_all_on_the_page_of_all_follow_ups(visit: Visit, ana: Membership) -> None:
    page = visit(ana, PHONE, dark=True).go("/o/alder/follow-ups/")
    page.get_by_text("Select", exact=True).click()
    page.get_by_role("link", name="All on this page").click()
    expect(page.locator(".pick :checked")).to_have_count(3)
    page.locator("#bulk").get_by_role("button", name="Done").click()
    expect(page.locator("#toast-message")).to_contain_text("3 follow-ups done.")
    expect(page.get_by_text("Nothing is open")).to_be_visible()
    assert open_ones(ana) == []


def test_without_javascript(visit: Visit, ana: Membership) -> None:
    page = visit(ana, script=False).go(TODAY)
    done(page, "First call").click()
    page.get_by_role("button", name="We talked").click()
    assert logged(ana) == [("call", "First call")]
    page.get_by_role("button", name="Undo").click()
    assert (open_ones(ana), logged(ana)) == (list(WHATS), [])
    page.goto(page.url.split("/o/")[0] + TODAY)
    page.get_by_text("Select", exact=True).click()
    page.locator(".pick").first.click()
    page.locator("#bulk").get_by_role("button", name="Done").click()
    assert page.url.endswith(TODAY)
    assert open_ones(ana) == list(WHATS[1:])


def test_a_loose_end_is_tied_without_leaving(
    visit: Visit, ana: Membership, alice: Membership
) -> None:
    page = visit(ana).go(TODAY)
    page.locator("#tie-1").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Loose ends with Rivera Machining")).to_be_visible()
    dialog.get_by_role("button", name=re.compile("Make .* backup")).click()
    expect(page.locator("#toast-message")).to_contain_text("backup")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("No backup on our side")).to_have_count(0)
    with office_context(ana.office_id):
        assert Partner.objects.get().backup_owner is not None


def test_with_choices_and_the_bar_open_nothing_is_wrong(visit: Visit, ana: Membership) -> None:
    for size, dark in ((PHONE, True), ({"width": 1280, "height": 900}, False)):
        visitor = visit(ana, size, dark=dark)
        page = visitor.go(TODAY)
        done(page, "First call").click()
        expect(page.get_by_role("button", name="We talked")).to_be_focused()
        page.get_by_role("link", name="Do this later: Second call").click()
        expect(page.get_by_role("button", name="Tomorrow")).to_be_focused()
        assert visitor.axe() == []
        page.get_by_text("Select", exact=True).click()
        page.locator(".pick").first.click()
        page.locator(".bulk summary").click()
        assert visitor.axe() == []
