"""Two colleagues log with the same partner at the same moment: both are counted."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.activities import Part, log_activity
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_partner

PAUSE = 0.5
"""Seconds between the first one's update and its commit."""


@pytest.mark.django_db(transaction=True)
def test_the_second_sees_what_the_first_has_written(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder)
    has_logged = threading.Event()

    def first() -> None:
        with office_context(alder.pk):
            log(alder, ana, partner)
            has_logged.set()
            time.sleep(PAUSE)
        connection.close()

    def second() -> None:
        has_logged.wait()
        with office_context(alder.pk):
            log(alder, ana, partner)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(first), pool.submit(second)]:
            done.result(timeout=20)
    with office_context(alder.pk):
        assert PartnerStanding.objects.get(partner=partner).touch_count == 2


def log(office: Office, by: Membership, partner: Partner) -> None:
    fields = {"kind": "call", "starts_on": office.today()}
    log_activity(by=by, office=office, fields=fields, parts=[Part(partner)])  # type: ignore[arg-type]  # a plain dict
