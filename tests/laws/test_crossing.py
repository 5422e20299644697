"""As the app role, no statement on any tenant table reaches a row of another office.

Each table by select, insert, update, delete by no context, a context left from another transaction,
the other office's context, a forged token. First a row is made that could leak.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from core.models.tenant import TenantModel
from core.tenancy.context import TIMESTAMP_SQL, token
from core.tenancy.keys import sign
from tests import database
from tests.cast import ALDER, BIRCH
from tests.laws.rows import insert_row, insertion

FENCED = sorted(
    (
        model
        for model in apps.get_models()
        if issubclass(model, TenantModel) or model.__name__.endswith("History")
    ),
    key=lambda model: model._meta.db_table,
)
CONTEXTS = ["none", "left over", "the other office's", "forged"]


@pytest.fixture
def past_triggers(scratch_name: str) -> Iterator[psycopg.Connection]:
    """A connection with the app role's rights for which no trigger fires.

    A trigger that goes before the fence would refuse a row because it misses what it cannot see;
    without it, it is the fence that has to.
    """
    url = database.url_of("DATABASE_ADMIN_URL", scratch_name)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        role = conninfo_to_dict(database.url_of("DATABASE_URL", scratch_name))["user"]
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(str(role))))
        yield connection


@pytest.fixture(scope="session")
def rows(scratch_name: str) -> dict[str, dict[int, int]]:
    """Table → office → id of a row there."""
    made: dict[str, dict[int, int]] = {}
    url = database.url_of("DATABASE_ADMIN_URL", scratch_name)
    with psycopg.connect(url, autocommit=True) as admin:
        for model in FENCED:
            made[model._meta.db_table] = {
                office: insert_row(admin, model, office) for office in (ALDER, BIRCH)
            }
    return made


@contextmanager
def context(app: psycopg.Connection, kind: str) -> Iterator[None]:
    """A transaction with a context that must not open Alder; rolled back."""
    with app.transaction(force_rollback=True):
        left_over = _token_of_now(app, ALDER)
    with app.transaction(force_rollback=True):
        if kind == "left over":
            _set(app, left_over)
        elif kind == "the other office's":
            _set(app, _token_of_now(app, BIRCH))
        elif kind == "forged":
            office, timestamp, _ = _token_of_now(app, ALDER).split(".")
            message = f"{office}.{timestamp}"
            _set(app, f"{message}.{sign(settings.TENANCY_KEY + '!', message)}")
        yield


def _token_of_now(app: psycopg.Connection, office: int) -> str:
    row = app.execute(f"SELECT {TIMESTAMP_SQL}").fetchone()
    assert row is not None
    return token(office, row[0])


def _set(app: psycopg.Connection, value: str) -> None:
    app.execute("SELECT set_config('lanyard.context', %s, true)", [value])


def _run(app: psycopg.Connection, statement: str, table: str, *values: int) -> int:
    """Rows that the statement reached; 0 where it is refused altogether."""
    try:
        with app.transaction():
            query = sql.SQL(statement).format(sql.Identifier(table))
            return app.execute(query, values).rowcount
    except psycopg.errors.InsufficientPrivilege:
        return 0


FENCE = psycopg.errors.InsufficientPrivilege
TRIGGER = psycopg.errors.CheckViolation


def _copy(app: psycopg.Connection, model: type[Model], *refused: type[psycopg.Error]) -> int:
    """Try to write a row in Alder's name; how many were written, 0 where it is refused so."""
    key = model._meta.pk
    assert key is not None
    columns = [
        str(field.column)
        for field in model._meta.local_concrete_fields
        if field.column != key.column and not field.generated
    ]
    values = [ALDER if column == "office_id" else None for column in columns]
    try:
        with app.transaction():
            return app.execute(insertion(model, columns), values).rowcount
    except refused:
        return 0


@pytest.mark.parametrize("kind", CONTEXTS)
@pytest.mark.parametrize("model", FENCED, ids=lambda model: model._meta.db_table)
def test_no_statement_crosses(
    model: type[Model],
    kind: str,
    app: psycopg.Connection,
    past_triggers: psycopg.Connection,
    rows: dict[str, dict[int, int]],
) -> None:
    table = model._meta.db_table
    key = model._meta.pk
    assert key is not None
    row = rows[table][ALDER]
    with context(app, kind):
        reached = {
            "select": _run(app, "SELECT FROM {} WHERE office_id = %s", table, ALDER),
            "update": _run(
                app, "UPDATE {} SET office_id = office_id WHERE office_id = %s", table, ALDER
            ),
            "steal": _run(
                app, f"UPDATE {{}} SET office_id = %s WHERE {key.column} = %s", table, BIRCH, row
            ),
            "delete": _run(app, "DELETE FROM {} WHERE office_id = %s", table, ALDER),
            "insert": _copy(app, model, FENCE, TRIGGER),
        }
    with context(past_triggers, kind):
        reached["insert past triggers"] = _copy(past_triggers, model, FENCE)
    assert reached == dict.fromkeys(reached, 0)


@pytest.mark.parametrize("model", FENCED, ids=lambda model: model._meta.db_table)
def test_the_right_context_sees_the_row_that_could_leak(
    model: type[Model], app: psycopg.Connection, rows: dict[str, dict[int, int]]
) -> None:
    table = model._meta.db_table
    assert rows[table][ALDER]
    with app.transaction(force_rollback=True):
        _set(app, _token_of_now(app, ALDER))
        assert _run(app, "SELECT FROM {} WHERE office_id = %s", table, ALDER) >= 1
        assert _run(app, "SELECT FROM {} WHERE office_id = %s", table, BIRCH) == 0


@pytest.mark.parametrize("model", FENCED, ids=lambda model: model._meta.db_table)
def test_a_row_cannot_be_given_away(
    model: type[Model], app: psycopg.Connection, rows: dict[str, dict[int, int]]
) -> None:
    assert rows
    with app.transaction(force_rollback=True):
        _set(app, _token_of_now(app, BIRCH))
        given = _run(
            app, "UPDATE {} SET office_id = %s WHERE office_id = %s",
            model._meta.db_table, ALDER, BIRCH,
        )  # fmt: skip
    assert given == 0


REFUSED = [
    "SELECT * FROM tenancy.key",
    "TRUNCATE partnerships_partner",
    "SET ROLE lanyard_lookup",
    "SET ROLE lanyard_owner",
    "ALTER TABLE partnerships_partner DISABLE ROW LEVEL SECURITY",
    "DROP POLICY office ON partnerships_partner",
    "CREATE TABLE public.mine (id int)",
    "CREATE FUNCTION lookup.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "INSERT INTO offices_office (slug, name) VALUES ('mine', 'Mine')",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_app_role_is_refused(statement: str, app: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(statement)


def test_setting_the_row_security_off_shows_an_error_and_no_row(app: psycopg.Connection) -> None:
    with app.transaction(force_rollback=True):
        app.execute("SET LOCAL row_security = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("SELECT * FROM partnerships_partner")
