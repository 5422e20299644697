"""What partners want and wait for, by hand: asked, promised, answered, undone."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.models import Concern
from partnerships.models import Need, Partner
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.pages import office_screens
from tests.factories import make_activity, make_concern, make_need, make_partner
from tests.laws.things import make_things

pytestmark = pytest.mark.django_db(transaction=True)

OURS = ("need", "needs", "concern", "concerns")


@pytest.fixture
def partner(alder: Office, ana: Membership) -> Partner:
    with office_context(alder.pk):
        partner = make_partner(alder, name="Rivera Machining", owner=ana)
        make_activity(partner, kind="visit", recorded_by=ana)
    return partner


def panel(page: Page, name: str) -> str:
    return page.locator(f"#{name}").inner_text()


def test_nobody_asked_yet_and_then_somebody_did(
    visit: Visit, ana: Membership, partner: Partner
) -> None:
    page = visit(ana).go(f"/o/alder/partners/{partner.pk}/")
    page.get_by_role("link", name="Write down what they want").click()
    page.get_by_label("In their words").fill("Machinists who can read a drawing")
    page.get_by_text("People to hire later").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#needs")).to_contain_text("Machinists who can read a drawing")
    assert "People to hire later" in panel(page, "needs")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#needs")).to_contain_text("Nobody asked yet")


def test_one_click_says_that_it_is_still_so(
    visit: Visit, ana: Membership, partner: Partner
) -> None:
    with office_context(partner.office_id):
        need = make_need(partner, asked_on=partner.office.today() - timedelta(days=500))
    page = visit(ana).go(f"/o/alder/partners/{partner.pk}/")
    expect(page.locator("#needs")).to_contain_text("Asked over a year ago")
    page.get_by_role("button", name="Asked today, still so").click()
    expect(page.locator("#needs")).not_to_contain_text("Asked over a year ago")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#needs")).to_contain_text("Asked over a year ago")
    with office_context(partner.office_id):
        assert Need.objects.get().asked_on == need.asked_on


def test_a_question_from_a_visit_is_answered_on_today(
    visit: Visit, ana: Membership, partner: Partner
) -> None:
    page = visit(ana).go(f"/o/alder/partners/{partner.pk}/")
    page.get_by_role("link", name="Note what they wait for: Visit").click()
    page.get_by_text("Question", exact=True).click()
    page.get_by_label("What they said").fill("How many students in March?")
    soon = partner.office.today() + timedelta(days=3)
    page.get_by_label("Answer promised by").fill(soon.isoformat())
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#concerns")).to_contain_text("How many students in March?")
    page.goto(page.url.split("partners/")[0])
    expect(page.locator("main")).to_contain_text("Answer Rivera Machining by")
    page.get_by_role("link", name=re.compile(r"Answer\s*: Answer Rivera Machining")).click()
    page.get_by_label("What you answered").fill("Eleven")
    page.get_by_role("button", name="Mark it answered").click()
    expect(page.locator("main")).not_to_contain_text("They wait for an answer")
    with office_context(partner.office_id):
        assert Concern.objects.get().answer == "Eleven"
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("main")).to_contain_text("They wait for an answer")


def test_without_the_script_forms_are_pages(
    visit: Visit, ana: Membership, partner: Partner
) -> None:
    page = visit(ana, script=False).go(f"/o/alder/partners/{partner.pk}/")
    page.get_by_role("link", name="Note what they wait for", exact=True).click()
    page.get_by_label("What they said").fill("Nobody called")
    page.get_by_role("button", name="Save", exact=True).click()
    assert "Nobody called" in panel(page, "concerns")
    page.get_by_role("link", name="Nobody called", exact=True).click()
    page.get_by_role("button", name="Remove").click()
    assert "Nothing waits for an answer." in panel(page, "concerns")
    page.get_by_role("link", name="Write down what they want").click()
    page.get_by_label("In their words").fill("Goodwill")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Edit: Goodwill").click()
    page.get_by_role("button", name="Met, or over").click()
    assert "Nobody asked yet" in panel(page, "needs")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_pages_of_wants_and_concerns(
    size: dict[str, int], visit: Visit, alder: Office, adam: Membership
) -> None:
    with office_context(alder.pk):
        things = make_things(alder, adam)
        partner = Partner.objects.get(pk=things["partner"])
        day = alder.today()
        make_concern(partner, promised_on=day - timedelta(days=1), owner=adam)
        make_concern(partner, answered_on=day, answer="We called")
        branch = make_partner(alder, parent=partner, name="Rivera Machining, South Harlow")
        make_need(branch, asked_on=day - timedelta(days=500))
    things_of_branch = things | {"partner": branch.pk}
    visitor = visit(adam, size)
    found = {}
    for screen in office_screens("alder", things_of_branch):
        if screen.name in ("partner", "today") or screen.name.split("-")[0] in OURS:
            visitor.go(screen.path)
            found[screen.name] = visitor.faults()
    assert {"needs", "concerns", "need-edit", "concern-answer", "today"} <= found.keys()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
