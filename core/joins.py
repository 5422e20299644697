"""Joins of rows that PostgreSQL knows nothing about yet."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.planner import planning


@contextmanager
def joined_by_hash() -> Iterator[None]:
    """Let the statements within join by hash or merge, never by nested loops.

    For statements over many rows that the same transaction, or one just before, has written: there
    are no statistics of them yet, PostgreSQL takes each table for one row, and nested loops would
    need the product of all of them. By hash it takes their sum, whatever is believed. Needs an
    open transaction; its end takes the setting back too.
    """
    with planning({"enable_nestloop": "off"}):
        yield
