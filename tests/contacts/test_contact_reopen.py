"""Bringing somebody back to a partner."""

from datetime import date

import pytest

from contacts.models import Affiliation
from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.contacts.pages import HTMX, ClientOf, refuses_strangers_and_leaders, toast_of
from tests.factories import make_affiliation


@pytest.fixture
def path(alder: Office, luis: Affiliation) -> str:
    with office_context(alder.pk):
        Affiliation.objects.update(ended_on=date(2026, 1, 5))
    return f"people/roles/{luis.pk}/reopen/"


def test_they_are_there_again(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, path: str
) -> None:
    answer = client_of(ana).post(f"/o/alder/{path}", headers=HTMX)
    assert toast_of(answer)["message"] == "Luis Rivera is back at Rivera Machining."
    with office_context(alder.pk):
        luis.refresh_from_db()
        assert luis.ended_on is None


def test_somebody_who_is_there_in_another_role_stays_as_they_are(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, path: str
) -> None:
    with office_context(alder.pk):
        make_affiliation(luis.partner, luis.contact)
    answer = client_of(ana).post(f"/o/alder/{path}", headers=HTMX)
    words = "Luis Rivera is already one of this partner's people."
    assert toast_of(answer)["message"] == words
    with office_context(alder.pk):
        luis.refresh_from_db()
        assert luis.ended_on == date(2026, 1, 5)


def test_strangers_find_nothing_and_leaders_may_not(
    client_of: ClientOf, charlie: Membership, bob: Membership, path: str
) -> None:
    refuses_strangers_and_leaders(client_of, charlie, bob, path, get=False)
