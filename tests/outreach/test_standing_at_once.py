"""Two colleagues log with the same partner at the same moment, or one thanks: both count."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.activities import Part, log_activity
from partnerships.models import Partner, PartnerStanding
from recognition.actions.recognitions import record_recognition
from tests.factories import make_partner

PAUSE = 0.5
"""Seconds between the first one's update and its commit."""


@pytest.mark.django_db(transaction=True)
def test_the_second_sees_what_the_first_has_written(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder)
    in_turn(
        alder,
        lambda: log(alder, ana, partner, "call"),
        lambda: log(alder, ana, partner, "call"),
    )
    with office_context(alder.pk):
        assert PartnerStanding.objects.get(partner=partner).touch_count == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("thanks_first", [True, False])
def test_thanks_and_what_they_are_for_find_each_other(
    alder: Office, ana: Membership, thanks_first: bool
) -> None:
    with office_context(alder.pk):
        partner, long_ago = make_partner(alder), alder.today() - timedelta(days=9)
        log(alder, ana, partner, "job-shadow", days=30)
    acts: list[Callable[[], object]] = [
        lambda: thank(ana, partner, days=9),
        lambda: log(alder, ana, partner, "career-fair"),
    ]
    in_turn(alder, *(acts if thanks_first else acts[::-1]))
    with office_context(alder.pk):
        standing = PartnerStanding.objects.get(partner=partner)
    assert (standing.last_thanked_on, standing.unthanked_since) == (long_ago, alder.today())


def in_turn(office: Office, one: Callable[[], object], other: Callable[[], object]) -> None:
    """Do both at the same moment: the second begins before the first is committed."""
    has_begun = threading.Event()

    def first() -> None:
        with office_context(office.pk):
            one()
            has_begun.set()
            time.sleep(PAUSE)
        connection.close()

    def second() -> None:
        has_begun.wait()
        with office_context(office.pk):
            other()
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(first), pool.submit(second)]:
            done.result(timeout=20)


def thank(by: Membership, partner: Partner, *, days: int) -> None:
    given_on = by.office.today() - timedelta(days=days)
    record_recognition(by=by, partner=partner, fields={"channel": "card", "given_on": given_on})


def log(office: Office, by: Membership, partner: Partner, kind: str, *, days: int = 0) -> None:
    fields = {"kind": kind, "starts_on": office.today() - timedelta(days=days)}
    log_activity(by=by, office=office, fields=fields, parts=[Part(partner)])  # type: ignore[arg-type]  # a plain dict
