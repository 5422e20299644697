"""So many requests a minute a token, and what happens above."""

from collections.abc import Iterator
from typing import Any

import pytest
import redis
import redis.connection
import time_machine
from pytest_django.fixtures import Settings

from core.api import throttling
from offices.models import Membership
from tests.api.conftest import Api, make_token


@pytest.fixture
def _three_a_minute(settings: Settings) -> Iterator[None]:
    settings.API_REQUESTS_PER_MINUTE = 3
    with time_machine.travel("2026-03-02T18:00:15Z", tick=False):
        yield


def statuses(api: Api, times: int) -> list[int]:
    return [api.get("partners/").status_code for _ in range(times)]


@pytest.mark.usefixtures("_three_a_minute")
def test_above_the_limit_it_is_429_until_the_minute_is_over(api: Api) -> None:
    assert statuses(api, 4) == [200, 200, 200, 429]
    response = api.get("partners/")
    assert (response["Retry-After"], response["Content-Type"]) == ("45", "application/problem+json")
    with time_machine.travel("2026-03-02T18:01:00Z", tick=False):
        assert statuses(api, 1) == [200]


@pytest.mark.usefixtures("_three_a_minute")
def test_each_token_is_counted_by_itself(api: Api, ana: Membership) -> None:
    assert statuses(api, 4)[-1] == 429
    assert statuses(Api(make_token(ana)), 1) == [200]


@pytest.mark.usefixtures("_three_a_minute")
def test_what_is_refused_counts_too(api: Api) -> None:
    assert [api.get("partners/?x=1").status_code for _ in range(4)] == [400, 400, 400, 429]


def test_without_valkey_requests_are_served(api: Api, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    throttling._client.cache_clear()
    assert statuses(api, 1) == [200]
    throttling._client.cache_clear()


def test_counting_is_one_round_trip(monkeypatch: pytest.MonkeyPatch) -> None:
    client, trips = throttling._client(), []
    send: Any = redis.connection.Connection.send_packed_command

    def sent(self: redis.connection.Connection, *args: object, **kwargs: object) -> None:
        trips.append(args)
        send(self, *args, **kwargs)

    client.ping()
    monkeypatch.setattr(redis.connection.Connection, "send_packed_command", sent)
    throttling.count("a-token-of-the-tests")
    assert len(trips) == 1
