"""Writes made rows by COPY, as the owner of the database.

While it lasts, the history's triggers are off and foreign keys wait: checked all at once at the
end, they take a tenth of the time. All of it is one transaction, so a process that is killed, or
any error, leaves the database as it was.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction

from core.joins import joined_by_hash
from core.models.tenant import TenantModel
from outreach.bulk.making import Batch
from outreach.bulk.tables import COLUMNS

TRIGGERED_SQL = """
    SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND t.tgenabled = 'O'
      AND c.relnamespace = 'public'::regnamespace AND c.relname = ANY(%s) ORDER BY 1
"""
FOREIGN_KEYS_SQL = """
    SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', k.conrelid::regclass, k.conname),
        format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s',
            k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND c.relnamespace = 'public'::regnamespace AND c.relname = ANY(%s)
    ORDER BY c.relname, k.conname
"""


@contextmanager
def loading() -> Iterator[None]:
    """One transaction that has these tables for itself, for quick writing.

    Raises IntegrityError at the end where a row points to nothing.
    """
    with transaction.atomic(), joined_by_hash(), connection.cursor() as cursor:
        tables = ", ".join(map(connection.ops.quote_name, COLUMNS))
        cursor.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(TRIGGERED_SQL, [list(COLUMNS)])
        triggered = [table for (table,) in cursor.fetchall()]
        cursor.execute(FOREIGN_KEYS_SQL, [list(COLUMNS)])
        foreign_keys = cursor.fetchall()
        _turn("DISABLE", triggered)
        _run([drop for drop, _ in foreign_keys])
        yield
        # PostgreSQL alters no table while checks of its rows are pending
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _run([add for _, add in foreign_keys])
        _turn("ENABLE", triggered)


def next_ids() -> dict[str, int]:
    """The next id of each table; nobody else takes it while `loading`."""
    return {table: _next_id(table) for table in COLUMNS}


def copy_batch(batch: Batch) -> None:
    """Write all rows, in the tables' order, and let the sequences count on behind them."""
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            text = batch.texts.get(table)
            if not text:
                continue
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                copy.write(text)
            last = batch.next_ids[table] - 1
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, last])


def tidy_up() -> None:
    """VACUUM and ANALYZE, as autovacuum does in time: what pages look up is in its final place.

    Of the tables of later apps, too, which add their part (core.registries.demo).
    """
    tables = [it._meta.db_table for it in apps.get_models() if issubclass(it, TenantModel)]
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {', '.join(map(connection.ops.quote_name, tables))}")


def _turn(how: str, tables: list[str]) -> None:
    _run([f"ALTER TABLE {connection.ops.quote_name(table)} {how} TRIGGER USER" for table in tables])


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _next_id(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])
