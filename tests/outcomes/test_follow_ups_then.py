"""A look back counts follow-ups as they were then: when they were due, whether they were open."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection

from core.actors import SYSTEM
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.scans import scan_office
from outcomes.enums.risk import ScanKind
from outcomes.models import RiskResult
from outreach.models import FollowUp
from tests.factories import make_follow_up
from tests.outcomes.looking import LONG_AGO, NOW, TODAY, ago, known_partner, letter_in

TIME = "no_staff_time"
LATER = TODAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def due(office: Office, owner: Membership, day: date) -> FollowUp:
    """In a transaction of its own: the history's moments are the database's."""
    with office_context(office.pk):
        partner = known_partner(office, owner=owner)
        return make_follow_up(partner, owner, due_on=day, recorded_at=LONG_AGO)


def changed(follow_up: FollowUp, **fields: Any) -> None:
    with office_context(follow_up.office_id):
        FollowUp.objects.filter(pk=follow_up.pk).update(**fields)


def this_moment() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def then(office: Office, moment: datetime) -> str:
    """What a look back at that moment says of the time that there is for the partner."""
    with office_context(office.pk):
        fields: dict[str, Any] = {"now": NOW, "as_of": TODAY, "known_at": moment}
        scan = scan_office(by=SYSTEM, office=office, kind=ScanKind.PAST, **fields)
        return letter_in(RiskResult.objects.get(scan=scan), TIME)


@pytest.mark.django_db(transaction=True)
def test_what_was_overdue_then_and_was_put_off_since_was_overdue(
    alder: Office, ana: Membership
) -> None:
    follow_up = due(alder, ana, ago(20))
    moment = this_moment()
    changed(follow_up, due_on=LATER)
    assert then(alder, moment) == "m"
    assert then(alder, this_moment()) == "o"


@pytest.mark.django_db(transaction=True)
def test_what_was_due_later_then_was_not_overdue(alder: Office, ana: Membership) -> None:
    follow_up = due(alder, ana, LATER)
    moment = this_moment()
    changed(follow_up, due_on=ago(20))
    assert then(alder, moment) == "o"
    assert then(alder, this_moment()) == "m"


@pytest.mark.django_db(transaction=True)
def test_what_was_closed_then_and_opened_again_was_closed(alder: Office, ana: Membership) -> None:
    follow_up = due(alder, ana, ago(20))
    changed(follow_up, status="done", closed_at=NOW)
    moment = this_moment()
    changed(follow_up, status="open", closed_at=None)
    assert then(alder, moment) == "o"
    assert then(alder, this_moment()) == "m"


@pytest.mark.django_db(transaction=True)
def test_where_the_history_begins_later_its_first_day_counts(
    alder: Office, ana: Membership
) -> None:
    moment = this_moment()
    follow_up = due(alder, ana, ago(20))
    changed(follow_up, due_on=LATER)
    assert then(alder, moment) == "m"
