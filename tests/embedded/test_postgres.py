"""The embedded PostgreSQL: closed to strangers, one at a time, and it keeps what it has."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from core.embedded.postgres import Postgres
from core.embedded.processes import EmbeddedServerError, is_alive


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A cluster is made once; a test may stop it, and even remove it."""
    postgres = Postgres(tmp_path_factory.mktemp("embedded") / "postgres", throwaway=True)
    yield postgres
    postgres.remove()


@pytest.fixture
def server(installed: Postgres) -> Postgres:
    """It runs, whatever the test before has done with it."""
    if installed.running_pid() is None:
        installed.start()
    return installed


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Postgres]:
    """One of the test's own, whose process may be somebody else's in the end."""
    postgres = Postgres(tmp_path / "postgres", throwaway=True)
    postgres.start()
    yield postgres
    postgres.remove()


def version(url: str) -> str:
    with psycopg.connect(url) as connection:
        row = connection.execute("SHOW server_version").fetchone()
    assert row is not None
    return str(row[0])


def test_it_is_postgres_18(server: Postgres) -> None:
    assert version(server.admin_url).startswith("18.")


def test_a_wrong_password_is_refused(server: Postgres) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        version(server.url("postgres", "guessed", "postgres"))


def test_passwords_are_kept_as_scram(server: Postgres) -> None:
    with psycopg.connect(server.admin_url) as connection:
        row = connection.execute(
            "SELECT rolpassword FROM pg_authid WHERE rolname = 'postgres'"
        ).fetchone()
    assert row is not None
    assert row[0].startswith("SCRAM-SHA-256$")


def test_it_listens_on_this_machine_only(server: Postgres) -> None:
    with psycopg.connect(server.admin_url) as connection:
        row = connection.execute(
            "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')"
        ).fetchone()
    assert row == ("127.0.0.1", "")


def test_it_does_not_run_as_root(server: Postgres) -> None:
    pid = server.running_pid()
    assert pid is not None
    assert Path(f"/proc/{pid}").stat().st_uid != 0


def test_nobody_else_may_read_its_files(server: Postgres) -> None:
    assert server.data.stat().st_mode & 0o077 == 0
    assert (server.home / "admin-password").stat().st_mode & 0o077 == 0


def test_a_second_start_on_the_same_files_says_what_is_running(server: Postgres) -> None:
    second = Postgres(server.folder, throwaway=True)
    with pytest.raises(EmbeddedServerError, match="already runs here"):
        second.start()
    assert version(server.admin_url)


def test_a_leftover_of_a_killed_starter_can_be_replaced(own: Postgres) -> None:
    left = own.running_pid()
    assert left is not None
    second = Postgres(own.folder, throwaway=True)
    second.start(replace_orphan=True)
    assert not is_alive(left)
    assert version(second.admin_url)
    second.stop()


def test_data_and_port_outlive_a_restart(server: Postgres) -> None:
    with psycopg.connect(server.admin_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    port = server.port
    server.stop()
    server.start()
    with psycopg.connect(server.admin_url) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)
    assert server.port == port


def test_a_stale_pid_file_that_names_somebody_else_is_no_obstacle(server: Postgres) -> None:
    server.stop()
    stale = server.data / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{server.data}\n")
    server.start()
    assert version(server.admin_url)


def test_stopping_leaves_no_process(server: Postgres) -> None:
    pid = server.running_pid()
    assert pid is not None
    server.stop()
    assert not is_alive(pid)
    assert server.running_pid() is None


def test_removing_leaves_no_file(server: Postgres) -> None:
    server.remove()
    assert not server.home.exists()
