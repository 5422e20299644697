"""Who is in the office."""

from datetime import date

import pytest
import time_machine

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.offices.pages import ClientOf

LIST = "/o/alder/settings/members/"


def test_every_member_sees_every_active_member(
    client_of: ClientOf, alder: Office, bob: Membership, adam: Membership
) -> None:
    with office_context(alder.pk):
        Membership.objects.filter(pk=adam.pk).update(deactivated_at="2026-01-01T00:00Z")
    page = client_of(bob).get(LIST).content.decode()
    for words in ("Alice Alvarez", "Director of partnerships", "ana@example.org", "Leader"):
        assert words in page
    assert "Adam Abbott" not in page
    assert "Charlie" not in page


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-06-19 18:00Z", "Jun 20 to Jul 31"),
        ("2026-06-20 18:00Z", "until Jul 31"),
        ("2026-08-01 18:00Z", "Here"),
    ],
)
def test_absences_are_shown_while_they_matter(
    client_of: ClientOf, alder: Office, ana: Membership, now: str, words: str
) -> None:
    with office_context(alder.pk):
        Membership.objects.exclude(pk=ana.pk).update(deactivated_at="2026-01-01T00:00Z")
        away = {"away_from": date(2026, 6, 20), "away_until": date(2026, 7, 31)}
        Membership.objects.filter(pk=ana.pk).update(**away)
    with time_machine.travel(now, tick=False):
        page = " ".join(client_of(ana).get(LIST).content.decode().split())
    assert words in page
    assert ("Here" in page) == (words == "Here")


def test_a_stranger_finds_nothing(client_of: ClientOf, charlie: Membership) -> None:
    assert client_of(charlie).get(LIST).status_code == 404
