"""/api/v1/needs/"""

from datetime import timedelta

import pytest

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.api.conftest import Api, make_token
from tests.factories import make_need, make_partner


@pytest.fixture
def partner(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        return make_partner(ana.office)


def test_a_need_is_written_down_and_shown(api: Api, ana: Membership, partner: Partner) -> None:
    body = {
        "partner": str(partner.pk),
        "words": "Machinists who can read a drawing",
        "topic": "pipeline",
        "asked_on": "2026-03-02",
        "met_on": None,
    }
    made = api.post("needs/", body).json()
    assert made == body | {
        "id": made["id"],
        "recorded_at": made["recorded_at"],
        "recorded_by": str(ana.pk),
        "archived_at": None,
    }
    assert api.get(f"needs/{made['id']}/").json() == made


def test_words_are_enough(api: Api, ana: Membership, partner: Partner) -> None:
    made = api.post("needs/", {"partner": str(partner.pk), "words": "Goodwill"}).json()
    assert (made["topic"], made["asked_on"]) == ("other", ana.office.today().isoformat())


def test_it_is_met_by_a_day_and_open_again_by_null(
    api: Api, ana: Membership, partner: Partner
) -> None:
    with office_context(ana.office_id):
        path = f"needs/{make_need(partner).pk}/"
    today = ana.office.today().isoformat()
    assert api.patch(path, {"met_on": today}).json()["met_on"] == today
    assert api.patch(path, {"met_on": None}).json()["met_on"] is None
    assert api.delete(path).status_code == 204
    assert api.get(path).status_code == 404
    assert api.post(f"{path}restore/").json()["archived_at"] is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("partner", "999999"),
        ("words", ""),
        ("words", "x" * 301),
        ("topic", "money"),
        ("asked_on", "2199-01-01"),
        ("asked_on", None),
        ("met_on", "2199-01-01"),
        ("wish", "more"),
    ],
)
def test_what_makes_no_sense_is_refused(
    name: str, value: object, api: Api, partner: Partner
) -> None:
    body: dict[str, object] = {"partner": str(partner.pk), "words": "Goodwill"}
    response = api.post("needs/", body | {name: value})
    assert (response.status_code, list(response.json()["errors"])) == (400, [name])


def test_filters(api: Api, ana: Membership, partner: Partner) -> None:
    today = ana.office.today()
    with office_context(ana.office_id):
        new = make_need(partner, words="Ein Café", topic="pipeline")
        old = make_need(
            make_partner(ana.office),
            topic="goodwill",
            asked_on=today - timedelta(days=9),
            met_on=today,
        )
    expected = {
        f"partner={partner.pk}": new,
        "topic=goodwill": old,
        "met=true": old,
        "met=false": new,
        f"asked_from={today}": new,
        f"asked_until={today - timedelta(days=1)}": old,
        "search=cafe": new,
    }
    found = {query: api.get(f"needs/?{query}").json()["results"] for query in expected}
    assert {query: [row["id"] for row in rows] for query, rows in found.items()} == {
        query: [str(it.pk)] for query, it in expected.items()
    }
    listed = [row["id"] for row in api.get("needs/").json()["results"]]
    assert listed == [str(new.pk), str(old.pk)]


def test_a_leader_reads_and_does_not_write(bob: Membership, partner: Partner) -> None:
    api = Api(make_token(bob))
    with office_context(bob.office_id):
        pk = make_need(partner).pk
    assert api.get(f"needs/{pk}/").status_code == 200
    assert api.post("needs/", {"partner": str(partner.pk), "words": "x"}).status_code == 403
    assert api.patch(f"needs/{pk}/", {"words": "x"}).status_code == 403
    assert api.delete(f"needs/{pk}/").status_code == 403


def test_another_offices_needs_are_not_there(charlie: Membership, partner: Partner) -> None:
    with office_context(partner.office_id):
        pk = make_need(partner).pk
    api = Api(make_token(charlie))
    assert api.get(f"needs/{pk}/").status_code == 404
    assert api.get("needs/").json()["results"] == []
