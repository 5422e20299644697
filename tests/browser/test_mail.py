"""The office's mail on a phone and by keyboard; the mail itself in its frame; stopping it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import expect

from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.write import Letter, Slot, post
from core.registries.mails import mail_kinds
from core.tenancy.context import office_context
from offices.actions.mail import mark_member_refused
from offices.models import Membership, Office
from offices.stop_links import stop_link
from outreach.queries.digests import RULE
from tests.browser.conftest import DESKTOP, PHONE, Visit

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 20, 14, tzinfo=UTC)
URL = "/o/alder/settings/mail/"
OF_PAGES = ("landmark-one-main", "region")  # a mail stands inside the page of a mail program
FAILED: dict[str, Any] = {
    "state": OutboxState.FAILED,
    "error": "550 5.1.1 <ana@example.org>: " + "unknown" * 30,
}


@pytest.fixture
def trouble(alder: Office, ana: Membership) -> None:
    """A message of each outcome, and a member to whom mail came back."""
    states: list[dict[str, Any]] = [
        {},
        {"state": OutboxState.SENT, "sent_at": NOW},
        FAILED,
        {"error": "451 Wait"},
    ]
    with office_context(alder.pk):
        for number, fields in enumerate(states):
            letter = Letter("Ana Ames", "ana@example.org", "3 things today", "Call them")
            message = post(Slot(alder.pk, RULE, "member:2", str(number)), letter, NOW)
            OutboxMessage.objects.filter(pk=message.pk).update(**fields)
        mark_member_refused(
            by=ana, office_id=alder.pk, address="ana@example.org", why="550 5.1.1 Unknown", now=NOW
        )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_page_with_all_that_can_go_wrong_has_no_fault(
    size: dict[str, int], dark: bool, visit: Visit, adam: Membership, trouble: None
) -> None:
    visitor = visit(adam, size, dark=dark)
    page = visitor.go(URL)
    expect(page.get_by_text("Mail came back")).to_be_visible()
    assert visitor.axe() == []
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_mail_can_be_read_and_fits(
    size: dict[str, int], dark: bool, visit: Visit, adam: Membership
) -> None:
    visitor = visit(None, size, dark=dark)
    for kind in mail_kinds():
        with office_context(adam.office_id):
            visitor.page.set_content(kind.sample(adam).html)
        assert [it for it in visitor.axe() if not it.startswith(OF_PAGES)] == []
        assert not visitor.page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_test_is_sent_by_keyboard(visit: Visit, adam: Membership) -> None:
    page = visit(adam).go(URL)
    page.get_by_role("button", name="Daily digest").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#toast-message")).to_have_text("A test is on its way to adam@example.org.")
    expect(page.get_by_role("cell", name="Test: 3 things today")).to_be_visible()


def test_the_mail_stands_in_its_frame(visit: Visit, adam: Membership) -> None:
    page = visit(adam).go(f"{URL}daily-digest/")
    frame = page.frame_locator("iframe.letter")
    expect(frame.get_by_role("heading", name="3 things today")).to_be_visible()
    page.get_by_role("link", name="Español").click()
    expect(frame.get_by_role("link", name="Abrir Hoy")).to_be_visible()


def test_a_mail_is_stopped_without_signing_in_or_script(visit: Visit, ana: Membership) -> None:
    visitor = visit(None, PHONE, script=False)
    page = visitor.go(stop_link(ana, RULE).removeprefix("http://localhost:8000"))
    page.get_by_role("button", name="Switch it off").click()
    expect(page.get_by_role("heading", name="The mail is off")).to_be_visible()
    with office_context(ana.office_id):
        assert not Membership.objects.get(pk=ana.pk).digest


def test_the_page_that_stops_a_mail_has_no_fault(visit: Visit, ana: Membership) -> None:
    visitor = visit(None, PHONE)
    page = visitor.go(stop_link(ana, RULE).removeprefix("http://localhost:8000"))
    assert visitor.axe() == []
    page.get_by_role("button", name="Switch it off").click()
    assert visitor.axe() == []
