"""Partners that ended, and partners that a year's close asks about."""

from datetime import date, timedelta

from offices.models import Membership, Office
from outcomes.queries.years_to_close import last_over
from partnerships.actions.exits import end_partner
from partnerships.models import OwnExitReason, Partner
from tests.factories import make_activity, make_partner


def ended(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Partners that ended, each for a reason of the survey's and one of the office's own."""
    there = OwnExitReason.objects.filter(office=office).count()
    for index in range(there, there + number):
        own = OwnExitReason.objects.create(office=office, name=f"Reason {index}")
        other = make_partner(office, stage="active")
        end_partner(by=member, partner=other, fields={"reasons": ["needs_unmet"], "own": [own]})


def ended_again(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """A partner that ended and came back, again and again."""
    for _ in range(number):
        end_partner(by=member, partner=partner, fields={"reasons": ["needs_unmet"]})
        Partner.objects.filter(pk=partner.pk).update(stage="active")
        partner.refresh_from_db()


def lapsed(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Partners that took part in the year before the last one, and not in it."""
    before = year_over(office)[1] - timedelta(days=100)
    for _ in range(number):
        other = make_partner(office, owner=member, stage="active")
        make_activity(other, kind="job-shadow", starts_on=before)


def year_over(office: Office) -> tuple[int, date]:
    """What the last whole school year is called in addresses, and its first day."""
    year = last_over(office, [])
    return year.starts_on.year, year.starts_on
