"""Who gets in, and in which order refusals come: 401, 404, 403, 412."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.tenancy.context import office_context
from offices.models import ApiToken, Membership, Office
from tests.api.conftest import BASE, Api, make_token
from tests.api.things import WRITABLE, make_thing

NOUNS = (*WRITABLE, "members", "risk", "cadences")
ApiOf = Callable[..., Api]


@pytest.mark.django_db
@pytest.mark.parametrize("noun", NOUNS)
def test_without_a_token_it_is_401(noun: str) -> None:
    response = Client().get(f"{BASE}{noun}/")
    assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")
    assert response["WWW-Authenticate"] == 'Bearer realm="Lanyard"'


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer x", "Basic YTpi", "Bearer lny_1_short", f"Bearer lny_9_{'a' * 43}", "lny"],
)
@pytest.mark.django_db
def test_what_is_no_token_is_401(header: str) -> None:
    response = Client().get(f"{BASE}partners/", headers={"Authorization": header})
    assert (response.status_code, response.json()["title"]) == (401, "Unauthorized")


def test_a_session_does_not_count(
    client_of: Callable[[Membership], Client], ana: Membership
) -> None:
    assert client_of(ana).get(f"{BASE}partners/").status_code == 401


def test_a_token_of_one_office_is_worth_nothing_with_the_id_of_another(
    ana: Membership, birch: Office
) -> None:
    secret = make_token(ana).removeprefix(f"lny_{ana.office_id}_")
    assert Api(f"lny_{birch.pk}_{secret}").get("partners/").status_code == 401


def test_a_revoked_token_is_401(api: Api, ana: Membership) -> None:
    with office_context(ana.office_id):
        ApiToken.objects.update(revoked_at=timezone.now())
    assert api.get("partners/").status_code == 401


def test_the_token_of_a_member_who_has_left_is_401(api: Api, ana: Membership) -> None:
    with office_context(ana.office_id):
        Membership.objects.filter(pk=ana.pk).update(deactivated_at=timezone.now())
    assert api.get("partners/").status_code == 401


@pytest.mark.parametrize("noun", WRITABLE)
def test_to_charlie_a_thing_of_alder_does_not_exist(
    noun: str, stranger: Api, ana: Membership
) -> None:
    thing = make_thing(noun, ana)
    path = f"{noun}/{thing.pk}/"
    answers = [
        stranger.get(path),
        stranger.patch(path, thing.change),
        stranger.delete(path),
        stranger.post(f"{path}restore/"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert stranger.get(f"{noun}/").json()["results"] == []


@pytest.mark.parametrize("noun", WRITABLE)
def test_charlie_cannot_name_things_of_alder(noun: str, stranger: Api, ana: Membership) -> None:
    body = make_thing(noun, ana).body
    named = next((name for name in ("partner", "partners", "site") if name in body), None)
    response = stranger.post(f"{noun}/", body)
    if named is None:
        assert response.status_code == 201
    else:
        assert (response.status_code, named in response.json()["errors"]) == (400, True)


def test_to_charlie_a_member_of_alder_does_not_exist(stranger: Api, ana: Membership) -> None:
    assert stranger.get(f"members/{ana.pk}/").status_code == 404


@pytest.mark.parametrize("pk", ["0", "999999", "9223372036854775808", "9999999999999999999"])
def test_an_unknown_id_is_404(pk: str, api: Api) -> None:
    assert api.get(f"partners/{pk}/").status_code == 404


@pytest.mark.parametrize("noun", WRITABLE)
def test_a_token_to_read_changes_nothing(noun: str, api_of: ApiOf, ana: Membership) -> None:
    reader, thing = api_of(ana, can_write=False), make_thing(noun, ana)
    path = f"{noun}/{thing.pk}/"
    assert reader.get(path).status_code == 200
    answers = [
        reader.post(f"{noun}/", thing.body),
        reader.patch(path, thing.change),
        reader.delete(path),
        reader.post(f"{path}restore/"),
    ]
    assert [(it.status_code, it.json()["detail"]) for it in answers] == [
        (403, "This token may only read.")
    ] * 4


@pytest.mark.parametrize("noun", [*WRITABLE[:3], "sites", "programs"])
def test_a_leader_sees_but_does_not_edit(noun: str, api_of: ApiOf, bob: Membership) -> None:
    leader, thing = api_of(bob), make_thing(noun, bob)
    path = f"{noun}/{thing.pk}/"
    answers = [
        leader.get(path),
        leader.post(f"{noun}/", thing.body),
        leader.patch(path, thing.change),
        leader.delete(path),
    ]
    assert [answer.status_code for answer in answers] == [200, 403, 403, 403]


@pytest.mark.parametrize("noun", ["activities", "follow-ups"])
def test_a_leader_logs(noun: str, api_of: ApiOf, bob: Membership) -> None:
    leader, thing = api_of(bob), make_thing(noun, bob)
    assert leader.post(f"{noun}/", thing.body).status_code == 201
    assert leader.patch(f"{noun}/{thing.pk}/", thing.change).status_code == 200


def test_unknown_comes_before_forbidden_and_forbidden_before_stale(
    api_of: ApiOf, ana: Membership
) -> None:
    reader, writer = api_of(ana, can_write=False), api_of(ana)
    path = f"partners/{make_thing('partners', ana).pk}/"
    stale: Any = {"If_Match": '"old"'}
    assert reader.patch("partners/999999/", {"nonsense": 1}, **stale).status_code == 404
    assert reader.patch(path, {"nonsense": 1}, **stale).status_code == 403
    assert writer.patch(path, {"nonsense": 1}, **stale).status_code == 412
    assert writer.patch(path, {"nonsense": 1}).status_code == 400


def test_the_day_of_last_use_is_noted_once_a_day(api: Api, ana: Membership) -> None:
    with time_machine.travel("2026-03-02T18:00:00Z", tick=False):
        api.get("partners/")
        assert _last_used(ana) == "2026-03-02"
    with time_machine.travel("2026-03-03T18:00:00Z", tick=False):
        assert api.get("partners/999999/").status_code == 404
        assert _last_used(ana) == "2026-03-03"


def _last_used(ana: Membership) -> str:
    with office_context(ana.office_id):
        return str(ApiToken.objects.get().last_used_on)
