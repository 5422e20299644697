"""An agreement is renewed from Today: by keyboard, on a phone, and without JavaScript."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Agreement
from partnerships.queries.agreement_status import status_of, with_status
from tests.browser.conftest import PHONE, Visit
from tests.factories import make_activity, make_partner
from tests.factories.agreements import make_agreement

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = "/o/alder/"
WORDS = re.compile("Agreement with Rivera Machining ends .*: renew")


@pytest.fixture(autouse=True)
def ending(ana: Membership) -> Agreement:
    """Ana's agreement, which ends in 44 days; half of its goal is met."""
    with office_context(ana.office_id):
        today = ana.office.today()
        partner = make_partner(ana.office, name="Rivera Machining", owner=ana, stage="active")
        make_activity(partner, kind="job-shadow", starts_on=today - timedelta(days=9))
        goals = [{"words": "Job shadows", "kind": "job-shadow", "target": 2}]
        times = {"starts_on": today - timedelta(days=300), "ends_on": today + timedelta(days=44)}
        return make_agreement(partner, title="Shadows", goals=goals, **times)


def standings(member: Membership) -> list[str]:
    """How all agreements stand, the oldest first."""
    with office_context(member.office_id):
        rows = with_status(Agreement.objects.order_by("id"), member.office.today())
        return [status_of(it) for it in rows]


def sign(page: Page, member: Membership) -> None:
    """Note that both have signed today."""
    page.get_by_role("link", name="Note signatures").click()
    for name in ("Ana Ames", "Luis Rivera"):
        page.get_by_label(f"{name} signed on").fill(member.office.today().isoformat())
    page.get_by_role("button", name="Save signatures").click()


def test_by_keyboard_from_today_to_the_signatures(visit: Visit, ana: Membership) -> None:
    page = visit(ana).go(TODAY)
    page.get_by_role("link", name=WORDS).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Renew the agreement")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Edit agreement")).to_be_visible()
    expect(page.locator("#toast-message")).to_contain_text("The next agreement is a draft")
    expect(page.get_by_label("Goal", exact=True).first).to_have_value("Job shadows")
    page.get_by_label("Number").first.fill("6")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("0 of 6").first).to_be_visible()
    assert standings(ana) == ["ending", "draft"]
    sign(page, ana)
    expect(page.get_by_text("Signed, not begun").first).to_be_visible()
    assert standings(ana) == ["renewed", "coming"]
    page.goto(page.url.split("/o/")[0] + TODAY)
    expect(page.get_by_role("link", name=WORDS)).to_have_count(0)


def test_one_click_and_undo_by_z(visit: Visit, ana: Membership, ending: Agreement) -> None:
    page = visit(ana).go(f"{TODAY}agreements/{ending.pk}/")
    expect(page.get_by_text("1 of 2").first).to_be_visible()
    page.get_by_role("button", name="Renew").click()
    expect(page.get_by_role("heading", name="Edit agreement")).to_be_visible()
    page.get_by_role("heading", name="Edit agreement").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("“Shadows” archived.")).to_be_visible()
    with office_context(ana.office_id):
        assert Agreement.objects.filter(archived_at=None).get() == ending


def test_on_a_phone_without_javascript(visit: Visit, ana: Membership, ending: Agreement) -> None:
    page = visit(ana, PHONE, script=False).go(f"{TODAY}agreements/{ending.pk}/")
    page.get_by_role("button", name="Renew").click()
    page.get_by_role("button", name="More goals").click()
    goals = page.get_by_label("Goal", exact=True)
    goals.last.fill("Talks")
    page.get_by_label("Number").last.fill("3")
    page.get_by_role("button", name="Save agreement").click()
    expect(page.get_by_text("0 of 3").first).to_be_visible()
    sign(page, ana)
    assert standings(ana) == ["renewed", "coming"]
