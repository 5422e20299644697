"""A reminder is set by keyboard alone, and on a phone without script; so are the digest's days."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from core.models.due import DueRow
from core.tenancy.context import office_context
from offices.models import Membership
from outreach.models import FollowUp
from outreach.queries.reminders import RULE
from partnerships.models import Partner
from tests.browser.conftest import PHONE, Visit
from tests.factories import make_follow_up, make_partner

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        return make_partner(ana.office, name="Rivera Machining", owner=ana)


def reminders(member: Membership) -> list[str]:
    """What waits to be sent, on the office's clock."""
    with office_context(member.office_id):
        rows = DueRow.objects.filter(rule=RULE, state="waiting").order_by("due_at")
        return [f"{row.wall_date} {row.wall_time:%H:%M}" for row in rows]


def test_a_reminder_is_set_by_keyboard_alone(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    visitor = visit(ana)
    page = visitor.go(f"/o/alder/partners/{rivera.pk}/follow-ups/new/")
    page.keyboard.type("Call Luis")
    page.get_by_label("Remind me at").focus()
    page.keyboard.type("0330PM")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toast-message")).to_contain_text("Follow-up set for")
    with office_context(ana.office_id):
        made = FollowUp.objects.get()
    assert made.remind_at is not None
    at = made.remind_at.astimezone(ZoneInfo("America/Denver"))
    assert (at.date(), f"{at:%H:%M}") == (made.due_on, "15:30")
    assert reminders(ana) == [f"{made.due_on} 15:30"]
    assert visitor.complaints == []


def test_on_a_phone_without_script_a_reminder_goes_to_another_day(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    with office_context(ana.office_id):
        today = ana.office.today()
        follow_up = make_follow_up(rivera, ana, due_on=today + timedelta(days=9))
    other = (today + timedelta(days=8)).isoformat()
    page = visit(ana, PHONE, script=False).go(f"/o/alder/follow-ups/{follow_up.pk}/edit/")
    page.get_by_label("Remind me at").fill("08:15")
    page.get_by_label("Remind me on").fill(other)
    page.get_by_role("button", name="Save changes").click()
    page.wait_for_url(f"**/partners/{rivera.pk}/")
    assert reminders(ana) == [f"{other} 08:15"]


def test_days_of_the_digest_are_chips_that_can_be_tapped(visit: Visit, ana: Membership) -> None:
    visitor = visit(ana, PHONE)
    page = visitor.go("/o/alder/profile/")
    page.get_by_text("Monday", exact=True).click()
    page.get_by_text("Saturday", exact=True).click()
    page.get_by_role("button", name="Save profile").click()
    expect(page.locator("#toast-message")).to_contain_text("Your profile is saved")
    with office_context(ana.office_id):
        assert Membership.objects.get(pk=ana.pk).digest_days == [2, 3, 4, 5, 6]
    assert visitor.axe() == []
