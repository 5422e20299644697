"""Results by hand: a measure is taken over, a result written down, shared, undone."""

import re

import pytest
from playwright.sync_api import expect

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.models import Result
from partnerships.models import Partner
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.pages import office_screens
from tests.factories import make_partner
from tests.factories.outcomes import make_measure
from tests.laws.results import measured
from tests.laws.things import make_things

pytestmark = pytest.mark.django_db(transaction=True)

OURS = ("measure", "measures", "result", "results")


@pytest.fixture
def partner(alder: Office, alice: Membership) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", owner=alice)


def test_what_is_measured_is_chosen_written_down_and_told(
    visit: Visit, alice: Membership, partner: Partner
) -> None:
    page = visit(alice).go(f"/o/alder/partners/{partner.pk}/")
    expect(page.locator("#results")).to_contain_text("Nothing measured yet")
    page.locator("#results").get_by_role("link", name="Add a result").click()
    page.get_by_role("link", name="Choose what you measure").click()
    page.get_by_role("button", name="Take over Industry credentials earned").click()
    expect(page.get_by_role("link", name="Edit Industry credentials earned")).to_be_visible()
    page.goto(page.url.replace("measures/", f"partners/{partner.pk}/"))
    page.locator("#results").get_by_role("link", name="Add a result").click()
    expect(page.get_by_label("From", exact=True)).to_be_hidden()
    page.get_by_text("Another period").click()
    expect(page.get_by_label("From", exact=True)).to_be_visible()
    page.locator("[name=period]").first.locator("..").click()
    page.get_by_label("Value").fill("30")
    page.get_by_label("Out of").fill("40")
    page.get_by_role("button", name="Save", exact=True).click()
    panel = page.locator("#results")
    expect(panel).to_contain_text("30 of 40")
    expect(panel).to_contain_text("Not shared yet")
    panel.get_by_role("button", name=re.compile("Mark shared")).click()
    expect(panel).not_to_contain_text("Not shared yet")
    page.get_by_role("button", name="Undo").click()
    expect(panel).to_contain_text("Not shared yet")
    with office_context(partner.office_id):
        assert Result.objects.get().shared_on is None


def test_without_the_script_forms_are_pages(
    visit: Visit, alice: Membership, partner: Partner
) -> None:
    with office_context(partner.office_id):
        make_measure(partner.office, name="Credentials")
    page = visit(alice, script=False).go(f"/o/alder/partners/{partner.pk}/")
    page.locator("#results").get_by_role("link", name="Add a result").click()
    page.get_by_label("Value").fill("31")
    page.get_by_role("button", name="Save", exact=True).click()
    assert "Not shared yet" in page.locator("#results").inner_text()
    page.locator("#results").get_by_role("link", name="Credentials").click()
    page.get_by_role("button", name="Remove").click()
    assert "Nothing measured yet" in page.locator("#results").inner_text()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_pages_of_results(
    size: dict[str, int], visit: Visit, alder: Office, adam: Membership
) -> None:
    with office_context(alder.pk):
        things = make_things(alder, adam)
        measured(alder, adam, Partner.objects.get(pk=things["partner"]), 3)
    visitor, found = visit(adam, size), {}
    for screen in office_screens("alder", things):
        if screen.name == "partner" or screen.name.split("-")[0] in OURS:
            visitor.go(screen.path)
            found[screen.name] = visitor.faults()
    assert {"measures", "measure-edit", "results", "result-new", "result-edit"} <= found.keys()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
