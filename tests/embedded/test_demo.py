"""The demo's parts: clear refusals, secrets, what is skipped, what is left behind."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from core.embedded import ports
from core.embedded.demo import __main__ as command
from core.embedded.demo import announce, places, prepare, services
from core.embedded.demo.leftovers import end_leftovers, marked
from core.embedded.demo.lock import only_one
from core.embedded.processes import EmbeddedServerError


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let every test keep its things in a folder of its own."""
    for name in ("POSTGRES", "VALKEY", "MAIL", "LOCK", "SECRETS", "PREPARED", "ACCOUNTS", "DEMO"):
        usual: Path = getattr(places, name)
        monkeypatch.setattr(places, name, tmp_path / usual.name)
    return tmp_path


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def running(**environment: str) -> services.Running:
    return services.Running(environment, "the-database", None, None)


def test_a_taken_port_is_named_with_the_way_out(taken_port: int) -> None:
    with pytest.raises(EmbeddedServerError) as refused:
        command.demo(taken_port, reloading=False)
    assert str(refused.value) == (
        f"Port {taken_port} is taken by another program. "
        f"Stop that, or choose another port: PORT={taken_port + 1} make demo"
    )


@pytest.mark.parametrize("wish", ["web", "0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", wish)
    with pytest.raises(EmbeddedServerError, match=f"PORT={wish} is no port"):
        command.web_port()


def test_the_port_is_8000_unless_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert command.web_port() == 8000


def test_a_second_demo_is_told_of_the_first() -> None:
    holder = subprocess.Popen(
        [
            *(sys.executable, "-c"),
            "import sys; from pathlib import Path; from core.embedded.demo.lock import only_one\n"
            "with only_one(Path(sys.argv[1]), 'process 7'): print(flush=True); sys.stdin.read()",
            str(places.LOCK),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with (
            pytest.raises(EmbeddedServerError, match=r"already runs .*\(process 7\)"),
            only_one(places.LOCK, "me"),
        ):
            pass
        holder.communicate()
    with only_one(places.LOCK, "me"):
        assert places.LOCK.read_text() == "me\n"


def test_secrets_are_made_once_and_are_ours_alone() -> None:
    first = services.secrets_made_once()
    assert services.secrets_made_once() == first
    assert len(set(first.values())) == 4
    assert places.SECRETS.stat().st_mode & 0o777 == 0o600


def test_web_and_workers_do_not_learn_the_owners_address() -> None:
    servers = running(
        DATABASE_ADMIN_URL="admin", DATABASE_OWNER_URL="owner", DATABASE_URL="app", SECRET_KEY="s"
    )
    assert servers.app_environment() == {"DATABASE_URL": "app", "SECRET_KEY": "s"}


def test_a_database_of_ones_own_needs_its_owner_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/lanyard")
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    with (
        pytest.raises(EmbeddedServerError, match="set DATABASE_OWNER_URL too"),
        services.running(8000, "config.settings.prod"),
    ):
        pass


def test_servers_of_ones_own_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {
        "DATABASE_URL": "postgresql://app@db/lanyard",
        "DATABASE_OWNER_URL": "postgresql://owner@db/lanyard",
        "REDIS_URL": "redis://broker/0",
        "EMAIL_URL": "smtp://mail:25",
    }
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    with services.running(8123, "config.settings.prod") as servers:
        assert own.items() <= servers.environment.items()
        assert servers.environment["BASE_URL"] == "http://localhost:8123"
        assert servers.smtp_port is None
    assert not places.POSTGRES.exists()
    assert not places.VALKEY.exists()


def test_a_step_is_done_again_only_when_something_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def start(*fingerprints: str) -> list[str]:
        steps = [
            prepare.Step(f"step {number}", fingerprint, partial(done.append, str(number)))
            for number, fingerprint in enumerate(fingerprints)
        ]
        monkeypatch.setattr(prepare, "steps_for", lambda _running: steps)
        prepare.prepare(running())
        seen = done.copy()
        done.clear()
        return seen

    assert start("a", "b", "") == ["0", "1", "2"]
    assert start("a", "b", "") == ["2"]
    assert start("a", "c", "") == ["1", "2"]


def test_a_failed_step_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise EmbeddedServerError("no")

    monkeypatch.setattr(prepare, "steps_for", lambda _running: [prepare.Step("it", "a", fail)])
    for _ in range(2):
        with pytest.raises(EmbeddedServerError):
            prepare.prepare(running())


def test_demo_json_joins_addresses_accounts_and_tokens() -> None:
    account = {"email": "a@x.org", "password": "p", "office": "alder", "role": "director"}
    token = {"office": "alder", "role": "director", "token": "t"}
    places.write_private(places.ACCOUNTS, {"accounts": [account], "api_tokens": [token]})
    servers = running(
        BASE_URL="http://localhost:8000", MAIL_CATCHER_URL="http://localhost:8025", DATABASE_URL="d"
    )
    assert announce.description(servers) == {
        "url": "http://localhost:8000",
        "mail_url": "http://localhost:8025",
        "database_url": "d",
        "accounts": [account],
        "api_tokens": [token],
    }


def test_what_a_killed_demo_left_is_ended(tmp_path: Path) -> None:
    environment = dict(os.environ)
    with (
        subprocess.Popen(["sleep", "60"], env=environment | marked(tmp_path)) as ours,
        subprocess.Popen(["sleep", "60"], env=environment | marked(tmp_path / "other")) as other,
    ):
        end_leftovers(tmp_path)
        assert ours.wait(5) == -15
        assert other.poll() is None
        other.kill()


def test_a_port_is_remembered_while_it_is_free(tmp_path: Path, taken_port: int) -> None:
    memory = tmp_path / "port"
    first = ports.remembered(memory)
    assert ports.remembered(memory) == first
    memory.write_text(str(taken_port))
    assert ports.remembered(memory) not in {taken_port, 0}


def test_reset_forgets_data_and_secrets(own_places: Path) -> None:
    services.secrets_made_once()
    places.MAIL.mkdir()
    (places.MAIL / "1.eml").write_text("x")
    places.write_private(places.ACCOUNTS, {})
    assert command.reset() == 0
    assert [path.name for path in own_places.iterdir()] == ["demo.lock"]
