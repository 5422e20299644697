"""Results for the laws: as many as a list needs."""

from datetime import timedelta

from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories import make_partner
from tests.factories.outcomes import make_measure, make_result


def measured(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Results of a partner, shared and not, with one that tells of few, and others' results."""
    today = office.today()
    for index in range(number):
        measure = make_measure(office, about=("students", "partner")[index % 2])
        make_result(partner, measure, recorded_by=member)
        begins = today - timedelta(days=30)
        make_result(partner, measure, starts_on=begins, value=4, shared_on=today)
        make_result(make_partner(office), measure, recorded_by=member)
        make_measure(office, archived_at="2026-01-01T00:00Z")
