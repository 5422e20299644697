"""Joins of rows that PostgreSQL knows nothing about yet."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def joined_by_hash() -> Iterator[None]:
    """Let the statements within join by hash or merge, never by nested loops.

    For statements over many rows that the same transaction, or one just before, has written: there
    are no statistics of them yet, PostgreSQL takes each table for one row, and nested loops would
    need the product of all of them. By hash it takes their sum, whatever is believed. Needs an
    open transaction; its end takes the setting back too.
    """
    before = _set("off")
    yield
    _set(before)


def _set(value: str) -> str:
    """Set it; answers what it was."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('enable_nestloop'), set_config('enable_nestloop', %s, true)",
            [value],
        )
        row = cursor.fetchone()
    assert row is not None
    return str(row[0])
