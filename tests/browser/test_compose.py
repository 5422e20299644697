"""A certificate is written in a browser: the sheet follows, with script and without."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from recognition.models import Document
from tests.browser.conftest import Visit
from tests.factories import make_activity, make_partner

pytestmark = pytest.mark.django_db(transaction=True)

THANKS = "/o/alder/thanks/"
PROPOSED = "for opening doors to eight job shadows this year, and for "


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    """A partner that had eight students look over its people's shoulders."""
    with office_context(ana.office_id):
        partner = make_partner(ana.office, name="Rivera Machining")
        day = ana.office.today() - timedelta(days=1)
        make_activity(partner, kind="job-shadow", student_count=8, starts_on=day)
    return partner


def test_words_and_sheet_follow_whom_and_what_one_chooses(
    rivera: Partner, ana: Membership, visit: Visit
) -> None:
    page = visit(ana).go(THANKS)
    sheet, words = page.locator("#preview"), page.get_by_label("In recognition of")
    page.get_by_role("searchbox", name="Search").first.fill("river")
    page.locator("#id_partner").get_by_text("Rivera Machining").click()
    expect(sheet).to_contain_text(PROPOSED)
    page.get_by_text("Español").first.click()
    expect(sheet).to_contain_text("por abrir sus puertas a ocho días de observación laboral")
    words.fill("for showing us how it is done.")
    expect(sheet).to_contain_text("for showing us how it is done.")
    page.get_by_text("English", exact=True).first.click()
    expect(sheet).to_contain_text("thanks")
    expect(words).to_have_value("for showing us how it is done.")


def test_without_script_one_shows_it_and_makes_it(
    rivera: Partner, ana: Membership, visit: Visit
) -> None:
    page = visit(ana, script=False).go(THANKS)
    page.get_by_role("searchbox", name="Search").first.fill("river")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Rivera Machining").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#preview")).to_contain_text(PROPOSED)
    page.get_by_role("button", name="Make PDF").click()
    expect(page.get_by_role("link", name="Download PDF")).to_be_visible()
    with office_context(ana.office_id):
        assert Document.objects.get().state == "made"
