"""Starts PostgreSQL and Valkey for the tests, before Django reads its settings.

Only the controlling process does: pytest-xdist's workers inherit the addresses in their
environment. Where `DATABASE_ADMIN_URL` is set, that server is used and nothing is started.
Each run has a folder of its own, so that two runs do not meet; it is deleted at the end.
"""

from __future__ import annotations

import atexit
import hashlib
import os
from collections.abc import Callable, Generator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from core.embedded.plain_user import forget_home, plain_user
from core.embedded.postgres import Postgres
from core.embedded.processes import is_alive
from core.embedded.valkey import Valkey

RUNS = Path(__file__).resolve().parents[2] / "var" / "test"
DATABASE = "lanyard"

_stops: list[Callable[[], None]] = []


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Generator[None]:
    """Start what is missing; a wrapper runs before pytest-django, which needs the addresses."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        start_services()
    return (yield)


def pytest_unconfigure() -> None:
    """Stop what this process started, and delete its files."""
    stop_services()


def start_services() -> None:
    """Start the servers whose addresses are not in the environment, and put them there."""
    atexit.register(stop_services)
    folder = RUNS / f"run-{os.getpid()}"
    if "DATABASE_ADMIN_URL" not in os.environ:
        _remove_leftovers()
        postgres = Postgres(folder / "postgres", throwaway=True)
        _stops.append(postgres.remove)
        postgres.start()
        os.environ["DATABASE_ADMIN_URL"] = postgres.admin_url
    if "REDIS_URL" not in os.environ:
        valkey = Valkey(folder / "valkey", throwaway=True)
        _stops.append(valkey.remove)
        valkey.start()
        os.environ["REDIS_URL"] = f"{valkey.url}/0"
    if _stops:
        _stops.insert(0, lambda: _remove_empty(folder))
    _set_the_rest()


def stop_services() -> None:
    """Undo `start_services`; a second call does nothing."""
    while _stops:
        _stops.pop()()


def _set_the_rest() -> None:
    address = urlsplit(os.environ["DATABASE_ADMIN_URL"])
    server = f"{address.hostname}:{address.port or 5432}/{DATABASE}"
    for name, role in (("DATABASE_OWNER_URL", "lanyard_owner"), ("DATABASE_URL", "lanyard_app")):
        os.environ.setdefault(name, f"postgresql://{role}:{secret(name)}@{server}")
    for name in ("SECRET_KEY", "TENANCY_KEY"):
        os.environ.setdefault(name, secret(name))


def secret(name: str) -> str:
    """The same for each run on one server, or a run would meet roles with another's passwords."""
    return hashlib.sha256(f"{name} {os.environ['DATABASE_ADMIN_URL']}".encode()).hexdigest()


def _remove_leftovers() -> None:
    """Delete the files of runs that were killed, and stop their servers."""
    for folder in RUNS.glob("run-*"):
        if is_alive(int(folder.name.removeprefix("run-"))):
            continue
        for server in (Postgres(folder / "postgres"), Valkey(folder / "valkey")):
            server.stop_orphan()
            server.remove()
        _remove_empty(folder)


def _remove_empty(folder: Path) -> None:
    forget_home(folder, plain_user())
