"""The process refuses to serve with a role that sees past the fence."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from core.tenancy import guard
from core.tenancy.prepare import login_of


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
