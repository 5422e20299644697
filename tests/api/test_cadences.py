"""/api/v1/cadences/"""

import pytest

from offices.models import Membership, Office
from outreach.models import Cadence
from partnerships.models import Partner
from tests.api.conftest import Api, make_token
from tests.factories import make_partner


@pytest.fixture
def rivera(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera")


@pytest.fixture
def director(alice: Membership) -> Api:
    return Api(make_token(alice))


def test_a_partner_gets_days_of_its_own_and_goes_by_its_tier_again(
    api: Api, rivera: Partner
) -> None:
    made = api.post("cadences/", {"partner": str(rivera.pk), "days": 20})
    assert made.status_code == 201
    row = made.json()
    assert (row["partner"], row["tier"], row["days"]) == (str(rivera.pk), "", 20)
    assert api.get(f"cadences/{row['id']}/").json() == row
    changed = api.patch(f"cadences/{row['id']}/", {"days": 25}, If_Match=made["ETag"])
    assert changed.json()["days"] == 25
    assert api.delete(f"cadences/{row['id']}/", If_Match=changed["ETag"]).status_code == 204
    assert not Cadence.objects.exists()


def test_sent_again_it_changes_the_days(director: Api) -> None:
    first = director.post("cadences/", {"tier": "key", "days": 20}).json()
    again = director.post("cadences/", {"tier": "key", "days": 25}).json()
    assert (again["id"], again["days"]) == (first["id"], 25)


@pytest.mark.parametrize(
    "body",
    [{"days": 20}, {"tier": "golden", "days": 20}, {"tier": "key", "days": 0}, {"tier": "key"}],
)
def test_what_makes_no_sense_is_refused(director: Api, body: dict[str, object]) -> None:
    assert director.post("cadences/", body).status_code == 400


def test_either_a_tier_or_a_partner(director: Api, rivera: Partner) -> None:
    body = {"tier": "key", "partner": str(rivera.pk), "days": 20}
    assert "tier" in director.post("cadences/", body).json()["errors"]


def test_tiers_are_the_offices_settings(api: Api, director: Api) -> None:
    assert api.post("cadences/", {"tier": "key", "days": 20}).status_code == 403
    row = director.post("cadences/", {"tier": "key", "days": 20})
    path = f"cadences/{row.json()['id']}/"
    assert api.delete(path, If_Match=row["ETag"]).status_code == 403
    assert director.delete(path, If_Match=row["ETag"]).status_code == 204


def test_they_are_listed_by_tier_and_partner(director: Api, rivera: Partner) -> None:
    director.post("cadences/", {"tier": "key", "days": 20})
    director.post("cadences/", {"partner": str(rivera.pk), "days": 10})
    found = {
        query: [row["days"] for row in director.get(f"cadences/?{query}").json()["results"]]
        for query in ("", "tier=key", "partner=none", f"partner={rivera.pk}")
    }
    assert list(found.values()) == [[20, 10], [20], [20], [10]]


def test_to_another_office_it_is_not_there(api: Api, stranger: Api, rivera: Partner) -> None:
    row = api.post("cadences/", {"partner": str(rivera.pk), "days": 20}).json()
    assert stranger.get(f"cadences/{row['id']}/").status_code == 404
    assert stranger.post("cadences/", {"partner": str(rivera.pk), "days": 5}).status_code == 400
