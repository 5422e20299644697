"""/api/v1/measures/ and /api/v1/results/"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.tenancy.context import office_context
from offices.models import Membership
from outcomes.models import Measure, Result
from partnerships.models import Partner
from tests.api.conftest import Api, make_token
from tests.factories import make_partner
from tests.factories.outcomes import make_measure, make_result

YEAR = {"starts_on": "2024-08-01", "ends_on": "2025-07-31"}


@pytest.fixture
def partner(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        return make_partner(ana.office)


@pytest.fixture
def measure(ana: Membership) -> Measure:
    with office_context(ana.office_id):
        return make_measure(ana.office, name="Satisfied staff", about="partner")


def test_a_result_is_written_down_and_shown(
    api: Api, ana: Membership, partner: Partner, measure: Measure
) -> None:
    body = {
        "partner": str(partner.pk),
        "measure": str(measure.pk),
        **YEAR,
        "value": 31.5,
        "of": 40,
        "source": "Our survey",
        "note": "",
        "shared_on": "2025-09-01",
    }
    with office_context(ana.office_id):
        Measure.objects.update(unit="hours")
    made = api.post("results/", body).json()
    assert made == body | {
        "id": made["id"],
        "held_back": "",
        "recorded_at": made["recorded_at"],
        "recorded_by": str(ana.pk),
        "archived_at": None,
    }
    assert api.get(f"results/{made['id']}/").json() == made
    path = f"results/{made['id']}/"
    assert api.patch(path, made | {"value": 33}).json()["value"] == 33
    assert api.patch(path, {"shared_on": None}).json()["shared_on"] is None
    assert api.delete(path).status_code == 204
    assert api.get(path).status_code == 404
    assert api.post(f"{path}restore/").json()["archived_at"] is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("partner", "999999"),
        ("measure", "999999"),
        ("measure", None),
        ("starts_on", None),
        ("ends_on", "2024-01-01"),
        ("ends_on", "2099-01-01"),
        ("value", None),
        ("value", -1),
        ("value", 3.5),
        ("value", "many"),
        ("value", 1e12),
        ("of", 30),
        ("of", -1),
        ("shared_on", "2199-01-01"),
        ("source", "x" * 161),
        ("held_back_why", ""),
    ],
)
def test_what_makes_no_sense_is_refused(
    name: str, value: object, api: Api, partner: Partner, measure: Measure
) -> None:
    body: dict[str, object] = {"partner": str(partner.pk), "measure": str(measure.pk), "value": 31}
    response = api.post("results/", body | YEAR | {name: value})
    assert (response.status_code, list(response.json()["errors"])) == (400, [name])


def test_filters_of_results(api: Api, ana: Membership, measure: Measure, partner: Partner) -> None:
    today = ana.office.today()
    old_days: dict[str, Any] = {"starts_on": date(2020, 8, 1), "ends_on": date(2021, 7, 31)}
    with office_context(ana.office_id):
        new = make_result(partner, measure, shared_on=today)
        old = make_result(make_partner(ana.office), **old_days)
    expected = {
        f"partner={partner.pk}": new,
        f"measure={measure.pk}": new,
        "shared=true": new,
        "shared=false": old,
        f"period_from={today}": new,
        "period_until=2020-08-01": old,
        f"shared_from={today}": new,
        f"shared_until={today}": new,
    }
    found = {query: api.get(f"results/?{query}").json()["results"] for query in expected}
    assert {query: [row["id"] for row in rows] for query, rows in found.items()} == {
        query: [str(it.pk)] for query, it in expected.items()
    }
    assert api.get(f"results/?shared_until={today - timedelta(days=1)}").json()["results"] == []
    listed = [row["id"] for row in api.get("results/").json()["results"]]
    assert listed == [str(new.pk), str(old.pk)]


def test_what_was_read_of_few_students_can_be_sent_back(
    api: Api, ana: Membership, partner: Partner
) -> None:
    with office_context(ana.office_id):
        result = make_result(partner, value=4, of=8)
    path = f"results/{result.pk}/"
    read = api.get(path).json()
    assert (read["value"], read["of"], read["held_back"]) == (None, None, "few")
    assert api.patch(path, read | {"note": "Seen"}).json()["note"] == "Seen"
    with office_context(ana.office_id):
        assert Result.objects.values_list("value", "of").get() == (Decimal(4), 8)
    changed = api.patch(path, {"value": 30, "of": 40}).json()
    assert (changed["value"], changed["of"], changed["held_back"]) == (30, 40, "")


def test_a_leader_reads_and_does_not_write(
    bob: Membership, partner: Partner, measure: Measure
) -> None:
    api = Api(make_token(bob))
    with office_context(bob.office_id):
        pk = make_result(partner, measure).pk
    body = {"partner": str(partner.pk), "measure": str(measure.pk), "value": 3}
    assert api.get(f"results/{pk}/").status_code == 200
    assert api.get(f"measures/{measure.pk}/").status_code == 200
    assert api.post("results/", body | YEAR).status_code == 403
    assert api.patch(f"results/{pk}/", {"note": "x"}).status_code == 403
    assert api.delete(f"results/{pk}/").status_code == 403


def test_another_offices_results_are_not_there(
    charlie: Membership, partner: Partner, measure: Measure
) -> None:
    with office_context(partner.office_id):
        pk = make_result(partner, measure).pk
    api = Api(make_token(charlie))
    for path in (f"results/{pk}/", f"measures/{measure.pk}/"):
        assert api.get(path).status_code == 404
    assert api.get("results/").json()["results"] == []
    assert api.get("measures/").json()["results"] == []


def test_a_director_keeps_the_measures(alice: Membership) -> None:
    api = Api(make_token(alice))
    said = {"name": "Hires", "about": "students", "unit": "count", "definition": "On the payroll"}
    made = api.post("measures/", said).json()
    assert made == said | {
        "id": made["id"],
        "library": "",
        "recorded_at": made["recorded_at"],
        "archived_at": None,
    }
    path = f"measures/{made['id']}/"
    assert api.patch(path, {"name": "People hired"}).json()["name"] == "People hired"
    assert api.post("measures/", said | {"name": "People hired"}).status_code == 400
    assert api.post("measures/", said | {"name": "x", "unit": "points"}).status_code == 400
    assert [it["id"] for it in api.get("measures/?about=students").json()["results"]] == [
        made["id"]
    ]
    assert api.get("measures/?unit=hours").json()["results"] == []
    assert api.delete(path).status_code == 204
    assert api.post(f"{path}restore/").json()["archived_at"] is None


def test_a_coordinator_keeps_no_measures(api: Api, measure: Measure) -> None:
    assert api.post("measures/", {"name": "Fame", "about": "school"}).status_code == 403
    assert api.patch(f"measures/{measure.pk}/", {"name": "Fame"}).status_code == 403
    assert api.delete(f"measures/{measure.pk}/").status_code == 403
