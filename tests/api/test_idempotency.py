"""Idempotency-Key: what is sent twice is done once."""

import threading
from datetime import timedelta
from time import monotonic
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from core.api import idempotency
from core.models import IdempotencyKey
from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.api.partners import PartnerViews
from partnerships.models import Partner
from tests.api.conftest import Api, make_token

BODY = {"name": "Rivera", "custom": {"zebra": 1, "ant": 2}}


@pytest.fixture(autouse=True)
def _purged_anew() -> None:
    cache.clear()
    idempotency.asked.clear()


def partners_of(member: Membership) -> int:
    with office_context(member.office_id):
        return Partner.objects.count()


def test_the_same_request_gets_the_first_answer(api: Api, ana: Membership) -> None:
    first = api.post("partners/", BODY, Idempotency_Key="a")
    again = api.post("partners/", BODY, Idempotency_Key="a")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert (again["ETag"], again["Location"]) == (first["ETag"], first["Location"])
    assert (first.get("Idempotency-Replayed"), again["Idempotency-Replayed"]) == (None, "true")
    assert partners_of(ana) == 1


def test_the_order_of_names_in_a_body_does_not_matter(api: Api, ana: Membership) -> None:
    api.post("partners/", BODY, Idempotency_Key="a")
    again = api.post("partners/", dict(reversed(BODY.items())), Idempotency_Key="a")
    assert (again.status_code, partners_of(ana)) == (201, 1)


def test_another_body_is_422(api: Api, ana: Membership) -> None:
    api.post("partners/", BODY, Idempotency_Key="a")
    response = api.post("partners/", BODY | {"name": "Other"}, Idempotency_Key="a")
    assert (response.status_code, partners_of(ana)) == (422, 1)
    assert response["Content-Type"] == "application/problem+json"


def test_another_address_is_422(api: Api) -> None:
    api.post("partners/", {"name": "Rivera"}, Idempotency_Key="a")
    assert api.post("contacts/", {"name": "Rivera"}, Idempotency_Key="a").status_code == 422


def test_each_token_has_keys_of_its_own(api: Api, ana: Membership) -> None:
    api.post("partners/", BODY, Idempotency_Key="a")
    Api(make_token(ana)).post("partners/", BODY, Idempotency_Key="a")
    assert partners_of(ana) == 2


def test_without_a_key_each_request_counts(api: Api, ana: Membership) -> None:
    api.post("partners/", BODY)
    api.post("partners/", BODY)
    assert partners_of(ana) == 2


def test_a_refused_request_leaves_its_key_free(api: Api, ana: Membership) -> None:
    assert api.post("partners/", {"name": ""}, Idempotency_Key="a").status_code == 400
    assert api.post("partners/", BODY, Idempotency_Key="a").status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 201, "a\tb"])
def test_a_key_that_cannot_be_one_is_400(key: str, api: Api) -> None:
    response = api.post("partners/", BODY, Idempotency_Key=key)
    assert list(response.json()["errors"]) == ["Idempotency-Key"]


def test_restoring_takes_a_key_too(api: Api) -> None:
    pk = api.post("partners/", BODY).json()["id"]
    api.delete(f"partners/{pk}/")
    first = api.post(f"partners/{pk}/restore/", Idempotency_Key="a")
    again = api.post(f"partners/{pk}/restore/", Idempotency_Key="a")
    assert (first.status_code, again.content) == (200, first.content)


def test_after_a_day_a_key_is_new_and_old_ones_are_deleted(api: Api, ana: Membership) -> None:
    api.post("partners/", BODY, Idempotency_Key="a")
    api.post("partners/", BODY, Idempotency_Key="b")
    cache.clear()
    idempotency.asked.clear()
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        assert api.post("partners/", BODY, Idempotency_Key="a").status_code == 201
    with office_context(ana.office_id):
        assert list(IdempotencyKey.objects.values_list("key", flat=True)) == ["a"]
    assert partners_of(ana) == 3


@pytest.mark.django_db(transaction=True)
def test_while_the_first_is_running_a_second_is_409(
    ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, is_inside, may_end = make_token(ana), threading.Event(), threading.Event()
    make, answers = PartnerViews.make, []

    def make_slowly(self: PartnerViews, data: dict[str, Any]) -> Partner:
        is_inside.set()
        assert may_end.wait(20)
        return make(self, data)

    def post_first() -> None:
        answers.append(Api(token).post("partners/", BODY, Idempotency_Key="a"))
        connection.close()

    monkeypatch.setattr(PartnerViews, "make", make_slowly)
    first = threading.Thread(target=post_first)
    first.start()
    assert is_inside.wait(20)
    running = Api(token).post("partners/", BODY, Idempotency_Key="a")
    may_end.set()
    first.join()
    again = Api(token).post("partners/", BODY, Idempotency_Key="a")
    assert [it.status_code for it in (running, *answers, again)] == [409, 201, 201]
    assert again.json() == answers[0].json()
    assert partners_of(ana) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_is_done(ana: Membership) -> None:
    token, start = make_token(ana), threading.Barrier(6)
    answers: list[int] = []

    def post() -> None:
        start.wait(20)
        answers.append(Api(token).post("partners/", BODY, Idempotency_Key="a").status_code)
        connection.close()

    threads = [threading.Thread(target=post) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) <= {201, 409}
    assert 201 in answers
    assert partners_of(ana) == 1


def test_within_ten_minutes_a_process_asks_for_a_purge_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times: list[str] = []
    monkeypatch.setattr(cache, "add", lambda key, *_more: times.append(key))
    for office in (1, 2, 1, 2):
        idempotency.purge(office)
    assert times == ["idempotency-purge:1", "idempotency-purge:2"]
    idempotency.asked[1] = monotonic()
    idempotency.purge(1)
    assert times[2:] == ["idempotency-purge:1"]
