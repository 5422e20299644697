"""The settings: what there is, and the office's own."""

from typing import Any

import pytest

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.offices.pages import ClientOf, may_not

SAID = {
    "name": "Alder Unified",
    "kind": "college",
    "time_zone": "America/Phoenix",
    "year_starts_month": "7",
    "year_starts_day": "15",
}


def urls(client_of: ClientOf, member: Membership) -> set[str]:
    pages = client_of(member).get("/o/alder/settings/").context["pages"]
    return {page["url"].removeprefix("/o/alder/settings/") for page in pages}


def test_each_role_is_shown_what_it_may_open(
    client_of: ClientOf, adam: Membership, ana: Membership, bob: Membership
) -> None:
    everything = {"office/", "sites/", "labels/", "cadence/", "members/", "tokens/"}
    assert urls(client_of, adam) >= everything
    assert urls(client_of, ana) & everything == {"sites/", "members/", "tokens/"}
    assert urls(client_of, bob) & everything == {"sites/", "members/"}


def test_whatever_is_shown_opens(
    client_of: ClientOf, adam: Membership, ana: Membership, bob: Membership
) -> None:
    for member in (adam, ana, bob):
        for url in urls(client_of, member):
            path = url if url.startswith("/") else f"/o/alder/settings/{url}"
            assert client_of(member).get(path).status_code == 200


def test_the_office_is_saved(client_of: ClientOf, alder: Office, alice: Membership) -> None:
    answer = client_of(alice).post("/o/alder/settings/office/", SAID)
    assert answer.status_code == 302
    with office_context(alder.pk):
        office = Office.objects.get(pk=alder.pk)
        assert (office.name, office.kind, office.time_zone) == (
            "Alder Unified",
            "college",
            "America/Phoenix",
        )
        assert (office.year_starts_month, office.year_starts_day) == (7, 15)
        assert office.slug == "alder"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("kind", "bakery"),
        ("time_zone", "America/Atlantis"),
        ("year_starts_month", "13"),
        ("year_starts_day", "29"),
    ],
)
def test_what_makes_no_sense_is_refused(
    client_of: ClientOf, alder: Office, alice: Membership, field: str, value: str
) -> None:
    answer = client_of(alice).post("/o/alder/settings/office/", SAID | {field: value})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    with office_context(alder.pk):
        assert Office.objects.get(pk=alder.pk).name == "Alder School District"


def test_zones_of_the_united_states_come_first(client_of: ClientOf, alice: Membership) -> None:
    form = client_of(alice).get("/o/alder/settings/office/").context["form"]
    groups: dict[str, Any] = dict(form.fields["time_zone"].choices)
    assert next(iter(groups)) == "United States"
    assert groups["United States"][:3] == [
        ("America/New_York", "Eastern Time (New York)"),
        ("America/Chicago", "Central Time (Chicago)"),
        ("America/Denver", "Mountain Time (Denver)"),
    ]
    assert ("Europe/Madrid", "Madrid") in groups["Europe"]


def test_an_unusual_zone_can_be_kept(client_of: ClientOf, alder: Office, alice: Membership) -> None:
    with office_context(alder.pk):
        Office.objects.filter(pk=alder.pk).update(time_zone="US/Mountain")
    said = SAID | {"time_zone": "US/Mountain"}
    assert client_of(alice).post("/o/alder/settings/office/", said).status_code == 302


def test_strangers_find_nothing_and_others_may_not(
    client_of: ClientOf, ana: Membership, bob: Membership, charlie: Membership
) -> None:
    assert client_of(charlie).get("/o/alder/settings/").status_code == 404
    assert client_of(charlie).post("/o/alder/settings/office/", SAID).status_code == 404
    may_not(client_of, ana, bob, path="settings/office/")
