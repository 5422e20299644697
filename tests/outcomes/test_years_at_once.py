"""Two members close a year at the same moment: one comes after the other."""

from datetime import timedelta

import pytest

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.years import close_year, settle_year
from outcomes.models import ClosedYear, YearSettlement
from outcomes.queries.years_to_close import Closing, find_closing
from partnerships.actions.exits import end_partner
from partnerships.models import Exit, Partner
from tests.factories import make_activity, make_partner
from tests.laws.endings import year_over
from tests.partnerships.test_agreements_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        found = make_partner(alder, stage="active")
        on = year_over(alder)[1] - timedelta(days=100)
        make_activity(found, kind="job-shadow", starts_on=on)
        return found


@pytest.fixture
def closing(alder: Office, partner: Partner) -> Closing:
    with office_context(alder.pk):
        return find_closing(alder, year_over(alder)[0])


def test_a_partner_is_settled_once(
    alder: Office, alice: Membership, partner: Partner, closing: Closing
) -> None:
    said = {partner.pk: "completed"}
    at_once(alder, lambda: settle_year(by=alice, office=alder, closing=closing, answers=said))
    with office_context(alder.pk):
        assert YearSettlement.objects.get().exit == Exit.objects.get()


def test_a_year_is_closed_once(
    alder: Office, alice: Membership, partner: Partner, closing: Closing
) -> None:
    with office_context(alder.pk):
        end_partner(by=alice, partner=partner, fields={"as_planned": True})
    at_once(alder, lambda: close_year(by=alice, office=alder, closing=closing))
    with office_context(alder.pk):
        assert ClosedYear.objects.count() == 1
        assert YearSettlement.objects.get().answer == "completed"


def test_a_partnership_ends_once(alder: Office, alice: Membership, partner: Partner) -> None:
    def end() -> None:
        found = Partner.objects.select_related("office").get(pk=partner.pk)
        end_partner(by=alice, partner=found, fields={"reasons": ["needs_unmet"]})

    at_once(alder, end)
    with office_context(alder.pk):
        assert Exit.objects.count() == 1
