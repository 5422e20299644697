"""A member's own profile."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.offices.pages import ClientOf

SAID = {
    "display_name": "Ana Ames-Ortiz",
    "title": "Coordinator",
    "language": "en",
    "theme": "dark",
    "digest_days": ["1", "2", "3", "4", "5"],
    "away_from": "",
    "away_until": "",
    "capacity": "",
}


def save(client: Client, **changes: Any) -> Any:
    return client.post("/o/alder/profile/", SAID | changes)


def test_everything_is_saved(client_of: ClientOf, alder: Office, ana: Membership) -> None:
    said = {"away_from": "2027-06-20", "away_until": "2027-07-31"}
    assert save(client_of(ana), **said).status_code == 302
    with office_context(alder.pk):
        ana = Membership.objects.get(pk=ana.pk)
        assert (ana.display_name, ana.title, ana.digest) == ("Ana Ames-Ortiz", "Coordinator", True)
        assert (ana.away_from, ana.away_until) == (date(2027, 6, 20), date(2027, 7, 31))
        assert (ana.user.language, ana.user.theme) == ("en", "dark")


@pytest.mark.parametrize(("said", "kept"), [("40", 40), ("1", 1), ("1000", 1000), ("", None)])
def test_members_say_how_many_partners_they_can_care_for_if_they_want_to(
    client_of: ClientOf, ana: Membership, said: str, kept: int | None
) -> None:
    client = client_of(ana)
    save(client, capacity="7")
    assert save(client, capacity=said).status_code == 302
    assert client.get("/o/alder/profile/").context["form"]["capacity"].value() == kept
    with office_context(ana.office_id):
        assert Membership.objects.get(pk=ana.pk).capacity == kept


@pytest.mark.parametrize("said", ["0", "-3", "1001", "many"])
def test_what_is_no_number_of_partners_is_refused(
    client_of: ClientOf, ana: Membership, said: str
) -> None:
    assert save(client_of(ana), capacity=said).status_code == 422
    with office_context(ana.office_id):
        assert Membership.objects.get(pk=ana.pk).capacity is None


def digest_of(member: Membership) -> tuple[bool, list[int]]:
    with office_context(member.office_id):
        found = Membership.objects.get(pk=member.pk)
    return found.digest, found.digest_days


def test_the_digest_comes_on_the_chosen_days(client_of: ClientOf, ana: Membership) -> None:
    client = client_of(ana)
    save(client, digest_days=["7", "2"])
    assert digest_of(ana) == (True, [2, 7])
    shown = client.get("/o/alder/profile/").context["form"]["digest_days"].value()
    assert shown == [2, 7]


def test_without_days_there_is_no_digest_and_with_days_there_is_one_again(
    client_of: ClientOf, ana: Membership
) -> None:
    client = client_of(ana)
    save(client, digest_days=[])
    assert digest_of(ana) == (False, [1, 2, 3, 4, 5])
    assert client.get("/o/alder/profile/").context["form"]["digest_days"].value() == []
    save(client, digest_days=["1"])
    assert digest_of(ana) == (True, [1])


def test_a_day_that_no_week_has_is_refused(client_of: ClientOf, ana: Membership) -> None:
    answer = save(client_of(ana), digest_days=["8"])
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["digest_days"])
    assert digest_of(ana) == (True, [1, 2, 3, 4, 5])


def test_who_may_be_in_charge_can_switch_the_weekly_mail_off(
    client_of: ClientOf, alder: Office, alice: Membership, ana: Membership
) -> None:
    assert "escalations" in client_of(alice).get("/o/alder/profile/").content.decode()
    assert "escalations" not in client_of(ana).get("/o/alder/profile/").content.decode()
    for member in (alice, ana):
        save(client_of(member))
    with office_context(alder.pk):
        found = Membership.objects.filter(pk__in=[alice.pk, ana.pk]).order_by("pk")
        assert [member.escalations for member in found] == [False, True]


def test_the_next_page_speaks_the_chosen_language(client_of: ClientOf, ana: Membership) -> None:
    client = client_of(ana)
    answer = save(client, language="es")
    assert answer.cookies["django_language"].value == "es"
    assert answer.cookies["theme"].value == "dark"
    page = client.get(answer["Location"])
    assert page["Content-Language"] == "es"
    assert '<html lang="es" data-theme="dark">' in page.content.decode()


def test_htmx_gets_the_whole_page_anew(client_of: ClientOf, ana: Membership) -> None:
    headers = {"HX-Request": "true"}
    answer = client_of(ana).post("/o/alder/profile/", SAID | {"language": "es"}, headers=headers)
    assert answer["HX-Redirect"] == "/o/alder/profile/"
    assert answer.cookies["django_language"].value == "es"


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        ("2027-06-20", "", "away_until"),
        ("", "2027-06-20", "away_from"),
        ("2027-06-20", "2027-06-19", "away_until"),
    ],
)
def test_an_absence_has_two_days_in_their_order(
    client_of: ClientOf, alder: Office, ana: Membership, start: str, end: str, field: str
) -> None:
    answer = save(client_of(ana), away_from=start, away_until=end, display_name="Somebody")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "Somebody," not in answer.content.decode()
    with office_context(alder.pk):
        ana = Membership.objects.get(pk=ana.pk)
        assert (ana.display_name, ana.away_from, ana.away_until) == ("Ana Ames", None, None)


def test_one_day_away_is_enough(client_of: ClientOf, alder: Office, ana: Membership) -> None:
    save(client_of(ana), away_from="2027-06-20", away_until="2027-06-20")
    with office_context(alder.pk):
        assert Membership.objects.get(pk=ana.pk).is_away(date(2027, 6, 20))


def test_a_name_is_needed_and_a_language_must_be_ours(client_of: ClientOf, ana: Membership) -> None:
    answer = save(client_of(ana), display_name="  ", language="fr")
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"display_name", "language"}


@time_machine.travel("2026-11-21 22:30:00Z", tick=False)
def test_the_page_shows_the_offices_clock(client_of: ClientOf, ana: Membership) -> None:
    page = client_of(ana).get("/o/alder/profile/")
    assert page.context["zone"] == "Mountain Time (Denver)"
    assert page.context["clock"].replace("\u202f", " ") == "3:30 PM"
    assert "/accounts/password/change/" in page.content.decode()


def test_each_role_has_a_profile_and_a_stranger_finds_none(
    client_of: ClientOf, bob: Membership, adam: Membership, charlie: Membership
) -> None:
    for member in (bob, adam):
        assert client_of(member).get("/o/alder/profile/").status_code == 200
    assert client_of(charlie).get("/o/alder/profile/").status_code == 404
    assert save(client_of(charlie)).status_code == 404
