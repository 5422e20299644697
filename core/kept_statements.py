"""Statements that the database, too, keeps: parsed and planned once for each connection.

Half of what a page waits for the database is planning: row security is written into each statement
anew, and a dozen joins are weighed. PostgreSQL keeps the plan of a prepared statement once it finds
that a general one costs no more than one made for the values. That is so where a key leads to some
rows (a partner, a person), and not where the office decides how many there are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import psycopg
from django.db import NotSupportedError, connection
from django.db.backends.utils import CursorWrapper
from psycopg.sql import Literal
from psycopg.types.numeric import Int8

NAMED = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Kept:
    """A statement with nothing but its values left out: as Django writes it, and as PostgreSQL
    reads it. Long ones would be translated anew each time, letter by letter."""

    sql: str
    raw: str


class _RawCursor(psycopg.RawCursor[Any]):
    """Sends the values beside the statement, where Django's cursor writes them into it."""

    def execute(self, query: Any, params: Any = None, **_more: Any) -> "_RawCursor":
        return super().execute(query, [_typed(it) for it in params], prepare=True)


def _typed(value: Any) -> Any:
    """A small number would be sent as a smaller type, which makes another statement of it."""
    if type(value) is int:
        return Int8(value)
    if type(value) is list:
        return [_typed(it) for it in value]
    return value


def keeps_statements() -> bool:
    """Whether this process's connections are its own: a pooler would mix them up."""
    options = connection.settings_dict["OPTIONS"]
    return options.get("prepare_threshold") is not None


def fetch(kept: Kept, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement that is sent, and planned, once for each connection."""
    with connection.cursor() as cursor:
        sql = kept.sql
        if not connection.queries_logged:  # whoever logs statements wants the values in them
            sql, cursor.cursor = kept.raw, _RawCursor(connection.connection)
        try:
            cursor.execute(sql, values)
        except NotSupportedError:
            # a migration changed a column under the plan: let the next request connect anew
            connection.close_at = 0.0
            raise
        return list(cursor.fetchall())


def write(sql: str, values: Mapping[str, Any]) -> int:
    """Run a large statement with named values, which is sent once for each connection; answers how
    many rows it wrote. Whoever wants it planned once, too, sets `plan_cache_mode`."""
    with connection.cursor() as cursor:
        _run(cursor, sql, values)
        return int(cursor.rowcount)


def write_and_tell(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The same, for a statement that answers rows."""
    with connection.cursor() as cursor:
        _run(cursor, sql, values)
        return list(cursor.fetchall())


def _run(cursor: CursorWrapper, sql: str, values: Mapping[str, Any]) -> None:
    if keeps_statements() and not connection.queries_logged:
        raw, names = _with_places(sql)
        cursor.cursor = _RawCursor(connection.connection)
        cursor.execute(raw, [values[name] for name in names])
    else:
        cursor.execute(sql, values)


@lru_cache(maxsize=50)
def _with_places(sql: str) -> tuple[str, tuple[str, ...]]:
    """A statement with named values as PostgreSQL reads it, and the names in their places."""
    places: dict[str, int] = {}
    first, *rest = NAMED.split(sql)
    pieces = [_as_is(first)]
    for name, piece in zip(rest[::2], rest[1::2], strict=True):
        pieces += [f"${places.setdefault(name, len(places) + 1)}", _as_is(piece)]
    return "".join(pieces), tuple(places)


def with_constants(sql: str, params: Sequence[Any], values: set[int]) -> Kept:
    """The statement with each parameter written into it whose place is not in `values`.

    What never changes, a LIMIT above all, is what the planner should know.
    """
    connection.ensure_connection()
    first, *rest = sql.split("%s")
    pieces, raw, count = [first], [_as_is(first)], 0
    for place, piece in enumerate(rest):
        if place in values:
            count += 1
            pieces += ["%s", piece]
            raw += [f"${count}", _as_is(piece)]
        else:
            constant = _literal(params[place])
            pieces += [constant.replace("%", "%%"), piece]
            raw += [constant, _as_is(piece)]
    return Kept("".join(pieces), "".join(raw))


def _as_is(piece: str) -> str:
    return piece.replace("%%", "%")


def _literal(param: Any) -> str:
    return Literal(param).as_string(connection.connection)
