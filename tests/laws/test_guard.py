"""The process refuses to serve with a role that sees past the fence."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from core.tenancy import guard
from core.tenancy.prepare import login_of
from tests import database


@pytest.mark.django_db
def test_the_app_role_has_no_powers() -> None:
    assert guard.powers() == []


@pytest.mark.django_db(transaction=True)
def test_the_owner_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    owner = login_of(os.environ["DATABASE_OWNER_URL"])
    monkeypatch.setitem(connection.settings_dict, "USER", owner.role)
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", owner.password)
    try:
        with pytest.raises(ImproperlyConfigured, match="may bypass row security"):
            guard.refuse_strong_role()
    finally:
        connection.close()


@pytest.mark.parametrize("application", ["config.wsgi", "config.asgi"])
@pytest.mark.parametrize(
    ("variable", "starts"), [("DATABASE_URL", True), ("DATABASE_OWNER_URL", False)]
)
def test_a_server_starts_as_the_app_role_alone(
    application: str, variable: str, starts: bool, scratch_name: str
) -> None:
    """Loaded inside an event loop, as ASGI servers do."""
    code = f"import asyncio\nasync def load(): import {application}\nasyncio.run(load())"
    if application == "config.wsgi":
        code = f"import {application}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=database.ROOT,
        env=os.environ | {"DATABASE_URL": database.url_of(variable, scratch_name)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) is starts, done.stderr
    assert starts or "may bypass row security" in done.stderr
