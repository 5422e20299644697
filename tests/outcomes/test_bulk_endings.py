"""Offices that are loaded in bulk have endings with reasons."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from offices.models import Office
from outcomes.demo.bulk_endings import end_in_bulk
from partnerships.models import Exit, ExitCause
from tests.factories import make_activity, make_partner

pytestmark = pytest.mark.django_db


def test_whoever_has_ended_has_an_ending_after_the_last_touch(in_alder: Office) -> None:
    today = in_alder.today()
    for number in range(40):
        partner = make_partner(in_alder, stage="ended" if number % 2 else "active")
        make_activity(partner, starts_on=today - timedelta(days=number))
    with CaptureQueriesContext(connection) as queries:
        end_in_bulk(in_alder.pk, today)
    assert len(queries) == 2
    exits = Exit.objects.select_related("partner")
    assert {it.partner.stage for it in exits} == {"ended"}
    assert exits.count() == 20
    assert all(it.ended_on <= today for it in exits)
    planned = {it.pk for it in exits if it.as_planned}
    explained = set(ExitCause.objects.values_list("exit_id", flat=True))
    assert planned | explained == {it.pk for it in exits}
    assert not planned & explained
    end_in_bulk(in_alder.pk, today)
    assert exits.count() == 20
