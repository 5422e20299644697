"""The embedded Valkey: a password, one at a time, and an append-only file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from core.embedded.processes import EmbeddedServerError
from core.embedded.valkey import Valkey


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Valkey]:
    valkey = Valkey(tmp_path / "valkey")
    valkey.start()
    yield valkey
    valkey.remove()


def test_it_answers(server: Valkey) -> None:
    with redis.Redis.from_url(server.url) as client:
        assert client.ping() is True


def test_without_the_password_it_says_nothing(server: Valkey) -> None:
    with (
        redis.Redis(port=server.port) as client,
        pytest.raises(redis.AuthenticationError, match=r"authenticated|Authentication"),
    ):
        client.get("anything")


def test_what_it_holds_outlives_a_restart(server: Valkey) -> None:
    with redis.Redis.from_url(server.url) as client:
        client.set("kept", "yes")
    server.stop()
    server.start()
    with redis.Redis.from_url(server.url) as client:
        assert client.get("kept") == b"yes"


def test_a_second_start_on_the_same_files_says_what_is_running(server: Valkey) -> None:
    with pytest.raises(EmbeddedServerError, match="Valkey already runs here"):
        Valkey(server.folder).start()


def test_a_leftover_of_a_killed_starter_can_be_replaced(server: Valkey) -> None:
    second = Valkey(server.folder)
    second.start(replace_orphan=True)
    with redis.Redis.from_url(second.url) as client:
        assert client.ping() is True
    second.stop()
