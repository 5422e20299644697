"""Saying that somebody left, or leaves."""

from datetime import date

import pytest
import time_machine

from contacts.models import Affiliation
from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.contacts.pages import HTMX, ClientOf, refuses_strangers_and_leaders, toast_of

NOON = "2026-11-20T12:00-07:00"


@pytest.fixture
def path(luis: Affiliation) -> str:
    return f"people/roles/{luis.pk}/end/"


@time_machine.travel(NOON, tick=False)
def test_it_is_today_unless_told_otherwise(client_of: ClientOf, ana: Membership, path: str) -> None:
    form = client_of(ana).get(f"/o/alder/{path}").context["form"]
    assert form["ended_on"].value() == date(2026, 11, 20)


@time_machine.travel(NOON, tick=False)
def test_the_toast_says_it_and_undoes_it(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, path: str
) -> None:
    client = client_of(ana)
    answer = client.post(f"/o/alder/{path}", {"ended_on": "2026-11-20"}, headers=HTMX)
    toast = toast_of(answer)
    assert toast["message"] == "Luis Rivera is no longer at Rivera Machining."
    with office_context(alder.pk):
        luis.refresh_from_db()
        assert luis.ended_on == date(2026, 11, 20)
    client.post(toast["undo"])
    with office_context(alder.pk):
        luis.refresh_from_db()
        assert Affiliation.objects.filter(pk=luis.pk, ended_on=None, holds="primary").exists()


@time_machine.travel(NOON, tick=False)
def test_a_day_to_come_means_leaving(client_of: ClientOf, ana: Membership, path: str) -> None:
    answer = client_of(ana).post(f"/o/alder/{path}", {"ended_on": "2027-01-05"}, headers=HTMX)
    assert toast_of(answer)["message"] == "Luis Rivera is leaving Jan 5, 2027."


def test_the_last_day_is_not_before_the_first(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, path: str
) -> None:
    with office_context(alder.pk):
        Affiliation.objects.update(started_on=date(2026, 2, 1))
    answer = client_of(ana).post(f"/o/alder/{path}", {"ended_on": "2026-01-31"})
    assert answer.status_code == 422
    words = "The end cannot be before the beginning."
    assert answer.context["form"].errors == {"ended_on": [words]}


def test_strangers_find_nothing_and_leaders_may_not(
    client_of: ClientOf, charlie: Membership, bob: Membership, path: str
) -> None:
    refuses_strangers_and_leaders(client_of, charlie, bob, path, get=True)
