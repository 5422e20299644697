"""Thanks put down from Today, a partner's page and for several: keyboard, phone, no JavaScript."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from core.tenancy.context import office_context
from offices.models import Membership
from recognition.models import Recognition
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.factories import make_activity, make_partner, make_recognition

pytestmark = pytest.mark.django_db(transaction=True)

TODAY, THANKS = "/o/alder/", "/o/alder/thanks/"
NAMES = ("Rivera Machining", "Osage Print Works", "Copper Kettle Bakery")


@pytest.fixture(autouse=True)
def three(ana: Membership) -> None:
    """Three partners of Ana's that took part in something and were not thanked since."""
    with office_context(ana.office_id):
        for days, name in zip((30, 5, 1), NAMES, strict=True):
            partner = make_partner(ana.office, name=name, owner=ana, stage="active")
            started = ana.office.today() - timedelta(days=days)
            make_activity(partner, kind="job-shadow", starts_on=started, student_count=8)
            for month in (3, 4, 5):
                make_recognition(partner, given_on=started - timedelta(days=30 * month))


def given(member: Membership) -> list[tuple[str, str]]:
    """What was put down today: partner and channel."""
    with office_context(member.office_id):
        found = Recognition.objects.filter(archived_at=None, given_on=member.office.today())
        return sorted(found.values_list("partner__name", "channel"))


def thank(page: Page, name: str) -> None:
    page.get_by_role("link", name=re.compile(rf"Thank\s*: {name}")).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"Thank {name}")).to_be_visible()


def test_by_keyboard_from_today_and_back_by_z(visit: Visit, ana: Membership) -> None:
    page = visit(ana).go(TODAY)
    thank(page, "Rivera Machining")
    expect(page.get_by_text("Three certificates in a row")).to_be_visible()
    expect(page.get_by_role("radio", name="Spotlight")).to_be_checked()
    page.get_by_role("radio", name="Spotlight").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Newsletter mention")).to_be_checked()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toast-message")).to_contain_text(
        "Newsletter mention for Rivera Machining recorded."
    )
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("link", name=re.compile(r"Thank\s*: Rivera"))).to_have_count(0)
    assert given(ana) == [("Rivera Machining", "newsletter")]
    page.keyboard.press("z")
    expect(page.get_by_role("link", name=re.compile(r"Thank\s*: Rivera"))).to_be_visible()
    assert given(ana) == []


def test_the_screen_brings_what_the_chosen_partner_did(visit: Visit, ana: Membership) -> None:
    page = visit(ana, PHONE).go(f"{THANKS}spotlight/")
    page.get_by_placeholder("Name, person or town").fill("osage")
    page.get_by_text("Osage Print Works").first.click()
    expect(page.get_by_text("Three certificates in a row")).to_be_visible()
    expect(page.get_by_label("Engagement")).to_contain_text("Job shadow with 8 students")
    page.locator("label.chip", has_text="Plaque").click()
    page.get_by_label("In recognition of").fill("eight job shadows")
    page.get_by_role("button", name="Save thanks").click()
    expect(page).to_have_url(re.compile(r"/thanks/history/$"))
    expect(page.get_by_text("eight job shadows")).to_be_visible()
    assert given(ana) == [("Osage Print Works", "plaque")]


def test_several_at_once_and_undone_at_once(visit: Visit, ana: Membership) -> None:
    page = visit(ana).go(f"{THANKS}many/")
    for name in NAMES[:2]:
        page.get_by_role("checkbox", name=f"Choose: {name}").check()
    page.get_by_text("Record thanks").click()
    page.locator("label.chip", has_text="Handwritten card").click()
    page.get_by_role("button", name="Save thanks for all of them").click()
    expect(page.locator("#toast-message")).to_contain_text("Thanks to 2 partners recorded.")
    assert given(ana) == [(name, "card") for name in sorted(NAMES[:2])]
    page.keyboard.press("z")
    expect(page.locator("#toast-message")).to_contain_text("Taken back: thanks to 2 partners.")
    assert given(ana) == []


def test_without_javascript_it_is_a_page(visit: Visit, ana: Membership) -> None:
    page = visit(ana, script=False).go(TODAY)
    page.get_by_role("link", name=re.compile(r"Thank\s*: Copper")).click()
    page.get_by_role("button", name="Save thanks").click()
    expect(page.get_by_text("Spotlight for Copper Kettle Bakery recorded.")).to_be_visible()
    assert given(ana) == [("Copper Kettle Bakery", "spotlight")]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_dialog_and_the_lists_are_for_everyone(
    size: dict[str, int], visit: Visit, ana: Membership
) -> None:
    visitor = visit(ana, size)
    for path in ("owed/", "partners/?which=waiting", "engagements/", "many/?all=page"):
        page = visitor.go(THANKS + path)
        assert visitor.faults() == [], path
    page = visitor.go(TODAY)
    thank(page, "Rivera Machining")
    page.get_by_text("date, what for, who saw it, note").click()
    assert visitor.faults() == []
