"""A school year is closed by keyboard alone, and taken back on a phone."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from core.tenancy.context import office_context
from offices.models import Membership
from outcomes.models import ClosedYear, YearSettlement
from partnerships.models import ExitCause, Partner
from tests.browser.conftest import PHONE, SCROLLS_SIDEWAYS, Visit
from tests.factories import make_activity, make_partner
from tests.laws.endings import year_over

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("Bank", "Clinic", "Mill", "Shop")


@pytest.fixture(autouse=True)
def four(alice: Membership) -> None:
    """Four that took part in the year before the last one, and not in it."""
    with office_context(alice.office_id):
        on = year_over(alice.office)[1] - timedelta(days=100)
        for name in NAMES:
            partner = make_partner(alice.office, name=name, owner=alice, stage="active")
            make_activity(partner, kind="job-shadow", starts_on=on)


def answers(member: Membership) -> dict[str, str]:
    with office_context(member.office_id):
        found = YearSettlement.objects.filter(archived_at=None)
        return dict(found.values_list("partner__name", "answer"))


def test_a_year_is_closed_by_keyboard(visit: Visit, alice: Membership) -> None:
    visitor = visit(alice)
    page, keys = visitor.go("/o/alder/"), visitor.page.keyboard
    page.locator("#today-year").focus()
    keys.press("Enter")
    expect(page.locator("#progress")).to_have_text("0 of 4 settled")
    radios = page.locator("[data-year-row] [data-focus]")
    radios.first.focus()
    keys.press("2")  # paused, and on to the next
    expect(radios.nth(1)).to_be_focused()
    keys.press("3")  # every other year
    expect(radios.nth(2)).to_be_focused()
    keys.press("Enter")  # settles the two that are marked
    expect(page.locator("#progress")).to_have_text("2 of 4 settled")
    expect(page.locator("#toast-message")).to_contain_text("2 partners settled.")
    assert answers(alice) == {"Bank": "paused", "Clinic": "every-other"}
    expect(page.get_by_role("link", name="Bank", exact=True)).to_have_count(0)
    assert visitor.axe() == []
    radios.first.focus()
    keys.press("Space")
    for _ in range(4):
        keys.press("ArrowRight")  # to the fifth answer: ended
    reason = page.get_by_role("checkbox", name="Their contact moved on")
    expect(reason).to_be_visible()
    keys.press("Enter")  # without a reason it does not go
    expect(page.get_by_text("Say why it ended")).to_be_visible()
    reason.focus()
    keys.press("Space")
    keys.press("Enter")
    expect(page.locator("#progress")).to_have_text("3 of 4 settled")
    with office_context(alice.office_id):
        assert ExitCause.objects.get().reason == "partner_contact_left"
    keys.press("z")  # that was a mistake
    expect(page.locator("#progress")).to_have_text("2 of 4 settled")
    for _ in range(2):
        radios.first.focus()
        keys.press("4")
    page.locator("#settle").focus()
    keys.press("Enter")
    expect(page.locator("#progress")).to_have_text("3 of 4 settled")
    page.reload()  # what is settled stays settled
    expect(page.locator("#progress")).to_have_text("3 of 4 settled")
    radios.first.focus()
    keys.press("4")
    expect(page.locator("#settle")).to_be_focused()
    keys.press("Enter")
    page.locator("#finish").focus()
    keys.press("Enter")
    expect(page.get_by_text("is closed. It went from")).to_be_visible()
    with office_context(alice.office_id):
        assert ClosedYear.objects.get().closed_by == alice
        assert Partner.objects.filter(stage="ended").count() == 2


def test_after_the_last_partner_the_keys_lead_to_the_reasons_if_one_has_ended(
    visit: Visit, alice: Membership
) -> None:
    year = year_over(alice.office)[0]
    page = visit(alice).go(f"/o/alder/retention/close/{year}/")
    keys, last = page.keyboard, page.locator("[data-year-row] [data-focus]").last
    last.focus()
    keys.press("5")
    reason = page.get_by_role("checkbox", name="Business closed or cut back")
    expect(reason).to_be_focused()
    keys.press("Space")
    keys.press("Enter")
    expect(page.locator("#progress")).to_have_text("1 of 4 settled")
    assert answers(alice) == {"Shop": "ended"}


def test_all_of_a_page_are_settled_at_once_on_a_phone(visit: Visit, alice: Membership) -> None:
    visitor = visit(alice, PHONE)
    year = year_over(alice.office)[0]
    page = visitor.go(f"/o/alder/retention/close/{year}/")
    assert page.evaluate(SCROLLS_SIDEWAYS) is False
    page.get_by_text("Mark all on this page").click()
    page.get_by_role("link", name="Completed as planned").click()
    page.get_by_role("button", name="Settle those marked").click()
    expect(page.locator("#progress")).to_have_text("4 of 4 settled")
    assert set(answers(alice).values()) == {"completed"}
    page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(page.locator("#progress")).to_have_text("0 of 4 settled")


def test_it_works_without_javascript(visit: Visit, alice: Membership) -> None:
    year = year_over(alice.office)[0]
    page = visit(alice, script=False).go(f"/o/alder/retention/close/{year}/")
    page.get_by_role("radio", name="Paused").first.check()
    page.get_by_role("button", name="Settle those marked").click()
    expect(page.locator("#progress")).to_have_text("1 of 4 settled")
    assert answers(alice) == {"Bank": "paused"}
