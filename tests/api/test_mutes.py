"""/api/v1/mutes/"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.actors import SYSTEM
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.scans import look_anew, scan_office
from outcomes.enums.risk import ScanKind
from outcomes.models import MutedCheck
from partnerships.models import Partner
from tests.api.conftest import Api
from tests.factories.outcomes import make_mute
from tests.outcomes.looking import NOW, known_partner

ApiOf = Callable[..., Api]


@pytest.fixture
def closing(alder: Office) -> Partner:
    with office_context(alder.pk):
        partner = known_partner(alder, closing=True, kind="employer")
        scan_office(by=SYSTEM, office=alder, now=NOW, kind=ScanKind.ASKED)
    return partner


def body_for(partner: Partner, **said: Any) -> dict[str, Any]:
    until = partner.office.today() + timedelta(days=30)
    body = {"partner": str(partner.pk), "check": "business_closed", "reason": "They move house"}
    return body | {"until": until.isoformat()} | said


def check_of(api: Api, partner: Partner) -> dict[str, Any]:
    """What the next look at the partner finds."""
    with office_context(partner.office_id):
        look_anew(partner.office_id, [partner.pk], timezone.now())
    [risk] = api.get(f"risk/?partner={partner.pk}").json()["results"]
    found: dict[str, Any] = risk["checks"][0]
    return found


def test_a_check_is_muted_changed_taken_back_and_muted_again(api: Api, closing: Partner) -> None:
    body = body_for(closing, reason="  They  move house ")
    made = api.post("mutes/", body).json()
    assert made | body_for(closing) == made
    assert (made["archived_at"], api.get(f"mutes/{made['id']}/").json()) == (None, made)
    said = check_of(api, closing)
    assert (said["muted"], said["muted_until"]) == (True, body["until"])
    later = (closing.office.today() + timedelta(days=60)).isoformat()
    assert api.patch(f"mutes/{made['id']}/", {"until": later}).json()["until"] == later
    assert check_of(api, closing)["muted_until"] == later
    assert api.delete(f"mutes/{made['id']}/").status_code == 204
    assert check_of(api, closing)["muted"] is False
    assert api.post(f"mutes/{made['id']}/restore/").json()["archived_at"] is None
    assert check_of(api, closing)["muted"] is True


@pytest.mark.parametrize(
    ("said", "days", "field"),
    [
        ({"check": "weather"}, 1, "check"),
        ({"reason": " "}, 1, "reason"),
        ({"reason": "x" * 201}, 1, "reason"),
        ({}, -1, "until"),
        ({}, 400, "until"),
    ],
)
def test_a_mute_without_sense_is_refused(
    api: Api, closing: Partner, said: dict[str, str], days: int, field: str
) -> None:
    until = (closing.office.today() + timedelta(days=days)).isoformat()
    answer = api.post("mutes/", body_for(closing, until=until, **said))
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])


def test_whose_check_it_is_stays(api: Api, closing: Partner) -> None:
    with office_context(closing.office_id):
        mute = make_mute(closing, check_key="business_closed")
    answer = api.patch(f"mutes/{mute.pk}/", {"check": "no_outcomes"})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["check"])
    assert api.patch(f"mutes/{mute.pk}/", {"check": "business_closed"}).status_code == 200


def test_the_same_key_mutes_once(api: Api, closing: Partner) -> None:
    key = {"Idempotency_Key": "once"}
    ids = {api.post("mutes/", body_for(closing), **key).json()["id"] for _ in range(2)}
    assert len(ids) == 1
    with office_context(closing.office_id):
        assert MutedCheck.objects.count() == 1


def test_leaders_see_mutes_and_make_none(api_of: ApiOf, bob: Membership, closing: Partner) -> None:
    with office_context(closing.office_id):
        pk = make_mute(closing).pk
    leader = api_of(bob)
    assert leader.get(f"mutes/{pk}/").status_code == 200
    answers = [
        leader.post("mutes/", body_for(closing)),
        leader.patch(f"mutes/{pk}/", {"reason": "No"}),
        leader.delete(f"mutes/{pk}/"),
    ]
    assert [it.status_code for it in answers] == [403] * 3


def test_mutes_are_found_by_partner_check_and_day(api: Api, closing: Partner) -> None:
    today = closing.office.today()
    with office_context(closing.office_id):
        over = make_mute(closing, until=today - timedelta(days=1))
        still = make_mute(closing, check_key="needs_unmet")
        other = make_mute(known_partner(closing.office))
    expected = {
        f"partner={closing.pk}": {over.pk, still.pk},
        "check=no_outcomes": {over.pk, other.pk},
        f"until_from={today}": {still.pk, other.pk},
        "archived=true": set(),
    }
    found = {
        query: {int(row["id"]) for row in api.get(f"mutes/?{query}").json()["results"]}
        for query in expected
    }
    assert found == expected
