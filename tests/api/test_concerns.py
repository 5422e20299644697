"""/api/v1/concerns/"""

from datetime import timedelta

import pytest

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.api.conftest import Api, make_token
from tests.factories import make_activity, make_concern, make_partner


@pytest.fixture
def partner(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        return make_partner(ana.office)


def test_a_concern_is_raised_and_shown(api: Api, ana: Membership, partner: Partner) -> None:
    with office_context(ana.office_id):
        visit = make_activity(partner, kind="visit")
    body = {
        "partner": str(partner.pk),
        "kind": "question",
        "what": "How many students in March?",
        "raised_on": "2026-03-02",
        "promised_on": "2026-03-09",
        "owner": str(ana.pk),
        "activity": str(visit.pk),
        "answered_on": None,
        "answer": "",
    }
    made = api.post("concerns/", body).json()
    assert made == body | {
        "id": made["id"],
        "recorded_at": made["recorded_at"],
        "recorded_by": str(ana.pk),
        "archived_at": None,
    }
    assert api.get(f"concerns/{made['id']}/").json() == made


def test_it_is_answered_and_opened_again(api: Api, ana: Membership, partner: Partner) -> None:
    today = ana.office.today().isoformat()
    with office_context(ana.office_id):
        path = f"concerns/{make_concern(partner).pk}/"
    assert list(api.patch(path, {"answered_on": today}).json()["errors"]) == ["answer"]
    done = api.patch(path, {"answered_on": today, "answer": "Eleven"}).json()
    assert (done["answered_on"], done["answer"]) == (today, "Eleven")
    same = api.get(path).json()
    assert api.patch(path, same).json() == same
    again = api.patch(path, {"answered_on": None}).json()
    assert (again["answered_on"], again["answer"]) == (None, "")
    assert api.delete(path).status_code == 204
    assert api.get(path).status_code == 404
    assert api.post(f"{path}restore/").json()["archived_at"] is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("partner", "999999"),
        ("kind", "rumour"),
        ("what", ""),
        ("what", "x" * 301),
        ("raised_on", "2199-01-01"),
        ("raised_on", None),
        ("promised_on", "2001-01-01"),
        ("owner", "999999"),
        ("activity", "999999"),
        ("answered_on", "2199-01-01"),
        ("trouble", "much"),
    ],
)
def test_what_makes_no_sense_is_refused(
    name: str, value: object, api: Api, partner: Partner
) -> None:
    body: dict[str, object] = {"partner": str(partner.pk), "what": "Nobody called"}
    response = api.post("concerns/", body | {name: value})
    assert (response.status_code, list(response.json()["errors"])) == (400, [name])


def test_filters(api: Api, ana: Membership, partner: Partner) -> None:
    today = ana.office.today()
    with office_context(ana.office_id):
        visit = make_activity(partner, kind="visit")
        new = make_concern(
            partner, what="Ein Café", activity=visit, owner=ana, promised_on=today, raised_on=today
        )
        old = make_concern(
            make_partner(ana.office),
            kind="question",
            raised_on=today - timedelta(days=9),
            promised_on=today - timedelta(days=2),
            answered_on=today,
            answer="Yes",
        )
    before = today - timedelta(days=1)
    expected = {
        f"partner={partner.pk}": new,
        "kind=question": old,
        f"owner={ana.pk}": new,
        "owner=none": old,
        f"activity={visit.pk}": new,
        "answered=true": old,
        "answered=false": new,
        f"promised_from={today}": new,
        f"promised_until={before}": old,
        f"raised_from={today}": new,
        f"raised_until={before}": old,
        "search=cafe": new,
        "search=yes": old,
    }
    found = {query: api.get(f"concerns/?{query}").json()["results"] for query in expected}
    assert {query: [row["id"] for row in rows] for query, rows in found.items()} == {
        query: [str(it.pk)] for query, it in expected.items()
    }
    listed = [row["id"] for row in api.get("concerns/").json()["results"]]
    assert listed == [str(new.pk), str(old.pk)]


def test_a_leader_may_write_what_they_heard(bob: Membership, partner: Partner) -> None:
    body = {"partner": str(partner.pk), "what": "Nobody called"}
    assert Api(make_token(bob)).post("concerns/", body).status_code == 201


def test_another_offices_concerns_are_not_there(charlie: Membership, partner: Partner) -> None:
    with office_context(partner.office_id):
        pk = make_concern(partner).pk
    api = Api(make_token(charlie))
    assert api.get(f"concerns/{pk}/").status_code == 404
    assert api.get("concerns/").json()["results"] == []
