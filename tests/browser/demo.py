"""The demo's data and an empty office, served by a process of its own, to be looked at."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from core.embedded.ports import any_free
from core.embedded.processes import wait_until
from tests import database

ROOT = Path(__file__).resolve().parents[2]
EMPTY = ("founder@example.org", "a-password-for-pictures")


@dataclass(frozen=True)
class Demo:
    """Where it is served, who may sign in, and the URL of its owner's connection."""

    url: str
    accounts: list[dict[str, str]]
    owner_url: str

    def account(self, role: str) -> tuple[str, str]:
        """Email and password of the first account of Alder with this role."""
        for account in self.accounts:
            if (account["office"], account["role"]) == ("alder", role):
                return account["email"], account["password"]
        raise LookupError(role)

    def things(self) -> dict[str, Any]:
        """An id for each part of an address, out of the Alder office."""
        with psycopg.connect(self.owner_url) as owner:
            partner = _one(owner, "SELECT id FROM partnerships_partner WHERE name ILIKE 'Rivera%'")
            of_partner = f"WHERE partner_id = {partner}"
            return {
                "partner": partner,
                "affiliation": _one(owner, f"SELECT id FROM contacts_affiliation {of_partner}"),
                "contact": _one(owner, f"SELECT contact_id FROM contacts_affiliation {of_partner}"),
                "activity": _one(
                    owner, f"SELECT activity_id FROM outreach_participation {of_partner}"
                ),
                "follow_up": _one(
                    owner, f"SELECT id FROM outreach_followup {of_partner} AND status = 'open'"
                ),
                "recognition": _one(
                    owner, "SELECT id FROM recognition_recognition WHERE office_id = 1"
                ),
                "site": _one(owner, "SELECT id FROM offices_site WHERE office_id = 1"),
                "program": _one(owner, "SELECT id FROM offices_program WHERE office_id = 1"),
                "leader": _one(owner, "SELECT id FROM offices_siteleader WHERE office_id = 1"),
                "vocabulary": "tier",
            }


@contextmanager
def serve_demo() -> Iterator[Demo]:
    """A database with the demo in it, and a server for it."""
    with database.scratch("pictures") as name:
        environment = os.environ | {
            "DATABASE_OWNER_URL": database.url_of("DATABASE_OWNER_URL", name),
            "DATABASE_URL": database.url_of("DATABASE_URL", name),
        }
        database.flush(name, with_cast=False)
        accounts = _load(environment)
        with _served(environment) as url:
            yield Demo(url, accounts, environment["DATABASE_OWNER_URL"])


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[str]:
    """The address of a server of its own process, which ends with the block."""
    port = any_free()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}",
         "--log-level", "error"],
        cwd=ROOT, env=environment,
    )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        assert wait_until(lambda: _answers(url), 30)
        yield url
    finally:
        server.terminate()
        server.wait()


def _load(environment: dict[str, str]) -> list[dict[str, str]]:
    written = ROOT / "var" / f"pictures-{os.getpid()}.json"
    written.parent.mkdir(exist_ok=True)
    email, password = EMPTY
    manage = [sys.executable, "manage.py"]
    common: dict[str, Any] = {"cwd": ROOT, "env": environment, "check": True, "text": True}
    subprocess.run([*manage, "load_demo", "--json", str(written)], capture_output=True, **common)
    subprocess.run(
        [*manage, "create_office", "--slug", "cedar", "--name", "Cedar School District",
         "--time-zone", "America/Denver", "--admin-email", email, "--admin-name", "Fern Ortiz",
         "--password-stdin"],
        input=password, capture_output=True, **common,
    )  # fmt: skip
    accounts: list[dict[str, str]] = json.loads(written.read_text())["accounts"]
    written.unlink()
    return accounts


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/accounts/login/", timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def _one(owner: psycopg.Connection, query: str) -> int:
    row = owner.execute(f"{query} ORDER BY 1 LIMIT 1").fetchone()
    assert row is not None
    return int(row[0])
