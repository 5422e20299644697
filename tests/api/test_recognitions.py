"""/api/v1/recognitions/"""

from datetime import timedelta
from typing import Any

import pytest

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner, PartnerStanding
from tests.api.conftest import Api, make_token
from tests.factories import make_activity, make_affiliation, make_partner, make_recognition


@pytest.fixture
def partner(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        return make_partner(ana.office)


def test_thanks_are_recorded_and_shown(api: Api, ana: Membership, partner: Partner) -> None:
    with office_context(ana.office_id):
        fair = make_activity(partner, kind="career-fair")
        person = make_affiliation(partner).contact
    body = {
        "partner": str(partner.pk),
        "channel": "plaque",
        "audience": "public",
        "given_on": "2026-03-02",
        "occasion": "anniversary",
        "anniversary_years": 5,
        "honours": "Five years of tours",
        "note": "Given at the gala",
        "activity": str(fair.pk),
        "contact": str(person.pk),
    }
    made = api.post("recognitions/", body).json()
    assert made == body | {
        "id": made["id"],
        "document": None,
        "recorded_at": made["recorded_at"],
        "recorded_by": str(ana.pk),
        "archived_at": None,
    }
    with office_context(ana.office_id):
        assert PartnerStanding.objects.get(partner=partner).last_channels == ["plaque"]


def test_a_partner_and_a_channel_are_enough(api: Api, ana: Membership, partner: Partner) -> None:
    made = api.post("recognitions/", {"partner": str(partner.pk), "channel": "spotlight"}).json()
    assert made["given_on"] == ana.office.today().isoformat()
    assert (made["audience"], made["occasion"]) == ("school", "engagement")


def test_another_channel_brings_its_usual_audience(
    api: Api, ana: Membership, partner: Partner
) -> None:
    with office_context(ana.office_id):
        path = f"recognitions/{make_recognition(partner).pk}/"
    assert api.patch(path, {"channel": "social-post"}).json()["audience"] == "public"
    same = api.get(path).json()
    assert api.patch(path, same).json() == same


def test_the_partner_never_changes(api: Api, ana: Membership, partner: Partner) -> None:
    with office_context(ana.office_id):
        pk, other = make_recognition(partner).pk, make_partner(ana.office)
    response = api.patch(f"recognitions/{pk}/", {"partner": str(other.pk)})
    assert response.json()["errors"] == {"partner": ["This cannot be changed."]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("channel", "balloon"),
        ("channel", None),
        ("partner", "999999"),
        ("given_on", "2199-01-01"),
        ("given_on", None),
        ("occasion", "birthday"),
        ("anniversary_years", 5),
        ("anniversary_years", 70000),
        ("activity", "999999"),
        ("contact", "999999"),
        ("honours", "x" * 301),
        ("thanks", "a lot"),
    ],
)
def test_what_makes_no_sense_is_refused(
    name: str, value: object, api: Api, partner: Partner
) -> None:
    body: dict[str, Any] = {"partner": str(partner.pk), "channel": "card"}
    response = api.post("recognitions/", body | {name: value})
    assert (response.status_code, list(response.json()["errors"])) == (400, [name])


def test_an_activity_of_others_and_a_stranger_are_refused(
    api: Api, ana: Membership, partner: Partner
) -> None:
    with office_context(ana.office_id):
        other = make_partner(ana.office)
        theirs, stranger = make_activity(other), make_affiliation(other).contact
    body: dict[str, Any] = {"partner": str(partner.pk), "channel": "card"}
    for name, value in (("activity", theirs.pk), ("contact", stranger.pk)):
        response = api.post("recognitions/", body | {name: str(value)})
        assert (response.status_code, list(response.json()["errors"])) == (400, [name])


def test_filters(api: Api, ana: Membership, alice: Membership, partner: Partner) -> None:
    today = ana.office.today()
    with office_context(ana.office_id):
        fair = make_activity(partner, kind="career-fair")
        card = make_recognition(partner, channel="card", activity=fair, recorded_by=ana)
        plaque = make_recognition(
            make_partner(ana.office),
            channel="plaque",
            audience="public",
            occasion="gift",
            honours="Ein Café",
            given_on=today - timedelta(days=9),
            recorded_by=alice,
        )
    expected = {
        f"partner={partner.pk}": card,
        "channel=plaque": plaque,
        "audience=public": plaque,
        "occasion=gift": plaque,
        f"activity={fair.pk}": card,
        "activity=none": plaque,
        f"recorded_by={alice.pk}": plaque,
        f"given_on={today}": card,
        f"given_from={today}": card,
        f"given_until={today - timedelta(days=1)}": plaque,
        "search=cafe": plaque,
    }
    found = {query: api.get(f"recognitions/?{query}").json()["results"] for query in expected}
    assert {query: [row["id"] for row in rows] for query, rows in found.items()} == {
        query: [str(it.pk)] for query, it in expected.items()
    }
    orders = {"": [card, plaque], "?ordering=given_on": [plaque, card]}
    for query, rows in orders.items():
        listed = [row["id"] for row in api.get(f"recognitions/{query}").json()["results"]]
        assert listed == [str(it.pk) for it in rows]


def test_a_leader_reads_and_does_not_write(bob: Membership, partner: Partner) -> None:
    api = Api(make_token(bob))
    with office_context(bob.office_id):
        pk = make_recognition(partner).pk
    assert api.get(f"recognitions/{pk}/").status_code == 200
    body = {"partner": str(partner.pk), "channel": "card"}
    assert api.post("recognitions/", body).status_code == 403
    assert api.patch(f"recognitions/{pk}/", {"note": "x"}).status_code == 403
    assert api.delete(f"recognitions/{pk}/").status_code == 403


def test_another_offices_thanks_are_not_there(charlie: Membership, partner: Partner) -> None:
    with office_context(partner.office_id):
        pk = make_recognition(partner).pk
    api = Api(make_token(charlie))
    assert api.get(f"recognitions/{pk}/").status_code == 404
    assert api.get("recognitions/").json()["results"] == []
