"""What one more digest of an office costs the database: its own rows, and nothing of the office."""

from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.due.work import work_due_rows
from core.models.outbox import OutboxMessage
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.digests import plan_missing_digests
from tests.factories import make_follow_up, make_partner

NIGHT = datetime(2026, 11, 20, 3, tzinfo=ZoneInfo("America/Denver"))
SEVEN = datetime(2026, 11, 20, 7, tzinfo=ZoneInfo("America/Denver"))
MOST = 24
"""Statements of one digest, those of its two transactions and of the claim included."""


def test_who_is_there_and_who_answers_is_asked_once_for_all_digests_of_an_office(
    alder: Office, ana: Membership, alice: Membership
) -> None:
    with time_machine.travel(NIGHT, tick=False), office_context(alder.pk):
        plan_missing_digests(alder.pk, NIGHT)
        for member in (ana, alice):
            make_follow_up(make_partner(alder, name="Rivera"), member, due_on=SEVEN.date())
    with time_machine.travel(SEVEN, tick=False), CaptureQueriesContext(connection) as both:
        worked = work_due_rows(alder.pk, SEVEN)
    said = [query["sql"] for query in both.captured_queries]
    with office_context(alder.pk):
        assert OutboxMessage.objects.count() == 2
    assert sum('"answers_mail" DESC' in sql for sql in said) == 1
    assert len(said) <= MOST * worked
