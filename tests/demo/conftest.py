"""A database of its own with the demo in it, loaded once by the command."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests import database


@dataclass(frozen=True)
class Loaded:
    """The demo as the command left it; `owner` sees both offices.

    `seconds` is how long loading took, by the clock on the wall.
    """

    owner: psycopg.Connection
    accounts: list[dict[str, str]]
    tokens: list[dict[str, str]]
    seconds: float
    printed: str
    environment: dict[str, str]

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What a query answers; `query` is a constant of a test."""
        return self.owner.execute(query.encode(), values or None).fetchall()

    def number(self, query: str, *values: Any) -> int:
        """The one number that a query answers."""
        return int(self.rows(query, *values)[0][0])


def load_demo(environment: dict[str, str], file: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as `make demo` does."""
    command = [sys.executable, "manage.py", "load_demo", "--json", str(file)]
    return subprocess.run(
        command, cwd=database.ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    file = tmp_path_factory.mktemp("demo") / "accounts.json"
    with database.scratch("demo") as name:
        environment = os.environ | {
            variable: database.url_of(variable, name)
            for variable in ("DATABASE_OWNER_URL", "DATABASE_URL")
        }
        with psycopg.connect(environment["DATABASE_OWNER_URL"], autocommit=True) as owner:
            yield _load_into(owner, environment, file)


def _load_into(owner: psycopg.Connection, environment: dict[str, str], file: Path) -> Loaded:
    _empty(owner)
    began = time.monotonic()
    done = load_demo(environment, file)
    seconds = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    told = json.loads(file.read_text())
    return Loaded(owner, told["accounts"], told["api_tokens"], seconds, done.stdout, environment)


def _empty(owner: psycopg.Connection) -> None:
    """Remove the cast that every test database has."""
    tables = [sql.Identifier(table) for table in ("offices_office", "offices_user")]
    owner.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(tables)))
