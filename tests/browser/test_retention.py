"""A director opens a figure, fixes the partner behind it, and the figure has moved."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from core.tenancy.context import office_context
from offices.models import Membership
from outcomes.actions.scans import look_anew
from partnerships.models import Exit, ExitCause, Partner
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.factories import make_activity, make_affiliation, make_partner

pytestmark = pytest.mark.django_db(transaction=True)

RETENTION = "/o/alder/retention/"
WIDER = "part => part.scrollWidth > part.clientWidth"


@pytest.fixture(autouse=True)
def rivera(ana: Membership) -> Partner:
    """A key partner of three years that nobody on our side stands in for; another one has ended."""
    office = ana.office
    with office_context(office.pk):
        partner = make_partner(
            office, name="Rivera Machining", owner=ana, stage="active", tier="key"
        )
        ended = make_partner(office, name="Prairie Line", stage="ended")
        for holds in ("primary", "backup"):
            make_affiliation(partner, holds=holds)
        for days in (900, 500, 200, 9):
            started = office.today() - timedelta(days=days)
            make_activity(partner, ended, kind="job-shadow", starts_on=started)
        gone = Exit.objects.create(
            office=office, partner=ended, ended_on=office.today(), from_stage="active"
        )
        ExitCause.objects.create(office=office, exit=gone, reason="needs_unmet")
        look_anew(office.pk, None, office.recorded_at)
    return partner


def covered(page: Page) -> str:
    return page.get_by_role("link", name="Backup on both sides").locator("b").inner_text()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_director_opens_a_figure_and_fixes_the_partner(
    size: dict[str, int], visit: Visit, alice: Membership, rivera: Partner
) -> None:
    visitor = visit(alice, size)
    page = visitor.go("/o/alder/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Retention").click()
    expect(page.get_by_role("heading", name="Retention", exact=True)).to_be_visible()
    assert covered(page) == "0%"
    assert visitor.faults() == []
    page.get_by_role("row", name="Key partner").get_by_role("link", name="1 without").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("without backup on both sides")
    assert visitor.faults() == []
    page.get_by_role("link", name="Rivera Machining", exact=True).click()
    page.get_by_role("button", name="backup").first.click()
    expect(page.get_by_text("No backup yet")).to_have_count(0)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Retention").click()
    expect(page.get_by_role("link", name="Backup on both sides")).to_contain_text("1 of 1")
    assert covered(page) == "100%"


def test_on_a_phone_filters_and_years_fit(visit: Visit, alice: Membership) -> None:
    visitor = visit(alice, PHONE)
    page = visitor.go(RETENTION)
    filters = page.get_by_role("search", name="Filter retention")
    years = page.get_by_role("region", name="Share kept, year after year")
    for part in (filters, years):
        assert part.evaluate(WIDER) is False
    filters.get_by_text("More filters").click()
    expect(filters.get_by_role("combobox", name="Owner")).to_be_in_viewport()
    assert filters.evaluate(WIDER) is False
    page.set_viewport_size({"width": 320, "height": 700})
    years.focus()
    expect(years).to_be_focused()
    assert years.evaluate(WIDER) is True  # its own table moves, not the page
    assert visitor.faults() == []


def test_without_a_script_a_cell_opens_its_list(visit: Visit, alice: Membership) -> None:
    page = visit(alice, script=False).go(RETENTION)
    page.get_by_role("region", name="Partners kept, by starting year").get_by_role(
        "link", name="100%"
    ).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("took part in")
    expect(page.get_by_role("link", name="Rivera Machining", exact=True)).to_be_visible()
    page.goto(page.url.replace("/partners/?figure=", "/exits/?figure=reason.needs_unmet#"))
    expect(page.get_by_role("link", name="Prairie Line", exact=True)).to_be_visible()


def test_filters_and_the_board_s_paper(visit: Visit, alice: Membership) -> None:
    page = visit(alice).go(RETENTION)
    page.get_by_label("Tier", exact=True).select_option("regular")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name=re.compile("^Active partners")).locator("b")).to_have_text(
        "0"
    )
    page.get_by_role("link", name="Clear the filters").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Print for the board").click()
    assert download.value.suggested_filename.startswith("alder-retention-")
