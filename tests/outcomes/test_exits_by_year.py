"""Endings are asked for by school years that keep their days when an office moves its year."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.models import ClosedYear
from partnerships.actions.exits import end_partner
from tests.factories import make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of: Callable[[Membership], Client], alice: Membership) -> Client:
    return client_of(alice)


@time_machine.travel("2026-11-18 19:00Z", tick=False)
def test_a_closed_year_keeps_its_days_in_the_list_of_endings(
    client: Client, alder: Office, alice: Membership
) -> None:
    with office_context(alder.pk, by=alice.actor_key):
        for name, day in (("In July", date(2025, 7, 20)), ("In August", date(2025, 8, 5))):
            partner = make_partner(alder, name=name, stage="active")
            end_partner(by=alice, partner=partner, fields={"ended_on": day, "as_planned": True})
        ClosedYear.objects.create(
            office=alder, starts_on=date(2024, 8, 1), ends_on=date(2025, 7, 31)
        )
        Office.objects.filter(pk=alder.pk).update(year_starts_month=7, year_starts_day=1)
    page = client.get("/o/alder/exits/?year=2024-08-01").content.decode()
    assert '<option value="2024-08-01" selected' in page
    rows = page.split("<tbody>")[1]
    assert "In July" in rows
    assert "In August" not in rows
    rows = client.get("/o/alder/exits/?year=2025").content.decode().split("<tbody>")[1]
    assert ("In July" in rows, "In August" in rows) == (False, True)
