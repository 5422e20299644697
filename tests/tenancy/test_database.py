"""The tests' own databases: made as an installation is, and proof against what goes on around."""

import os
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import connection

from tests import database
from tests.plugins.services import secret


def test_nobody_can_be_in_the_template_when_it_is_cloned() -> None:
    with database.administrator() as admin:
        template = database.make_template(admin)
    with pytest.raises(psycopg.OperationalError, match="not currently accepting connections"):
        psycopg.connect(database.url_of("DATABASE_ADMIN_URL", template))


def test_a_template_is_made_again_when_its_sources_change_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    names = iter(["lanyard_t_old", "lanyard_t_new", "lanyard_t_new", "lanyard_t_new"])
    monkeypatch.setattr(database, "template_name", lambda: next(names))
    monkeypatch.setattr(database, "fill", made.append)
    monkeypatch.setattr(database, "publish", lambda admin, half_made, name: made.append(name))
    with database.administrator() as admin:
        assert database.make_template(admin) == "lanyard_t_new"
    assert made == ["lanyard_t_old_making", "lanyard_t_new_making", "lanyard_t_new"]


def test_sources_that_never_stand_still_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    names = (f"lanyard_t_{number}" for number in range(100))
    monkeypatch.setattr(database, "template_name", lambda: next(names))
    monkeypatch.setattr(database, "fill", lambda name: None)
    with (
        database.administrator() as admin,
        pytest.raises(RuntimeError, match="change while the tests' database is made"),
    ):
        database.make_template(admin)


def test_a_transaction_left_open_fails_the_flush_and_does_not_hang_it(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_PATIENCE", "50ms")
    monkeypatch.setattr(database, "CALM_SECONDS", 0.1)
    name = str(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM offices_user")
    with pytest.raises(psycopg.errors.LockNotAvailable):
        database.flush(name)


def test_the_app_role_may_make_no_temporary_tables(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_database_privilege(current_database(), 'TEMP')")
        assert cursor.fetchone() == (False,)


def test_two_runs_on_one_server_agree_on_its_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    here = secret("DATABASE_URL")
    assert here == secret("DATABASE_URL")
    assert here != secret("DATABASE_OWNER_URL")
    monkeypatch.setitem(os.environ, "DATABASE_ADMIN_URL", "postgresql://postgres:other@host/x")
    assert here != secret("DATABASE_URL")


def test_emptying_tables_gives_way_to_a_request_that_is_still_at_work() -> None:
    with (
        database.scratch("busy") as name,
        psycopg.connect(database.url_of("DATABASE_OWNER_URL", name)) as request,
        ThreadPoolExecutor(1) as emptier,
    ):
        request.execute("LOCK TABLE core_duerow IN ACCESS SHARE MODE")
        flushed = emptier.submit(database.flush, name)
        with pytest.raises(TimeoutError):
            flushed.result(timeout=1)
        # A TRUNCATE that had begun would hold this table and wait for the other: a deadlock.
        request.execute("SELECT count(*) FROM offices_office")
        request.commit()
        flushed.result(timeout=30)
