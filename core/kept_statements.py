"""Statements that the database, too, keeps: parsed and planned once for each connection.

Half of what a page waits for the database is planning: row security is written into each statement
anew, and a dozen joins are weighed. PostgreSQL keeps the plan of a prepared statement once it finds
that a general one costs no more than one made for the values. That is so where a key leads to some
rows (a partner, a person), and not where the office decides how many there are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import psycopg
from django.db import NotSupportedError, connection
from django.db.backends.utils import CursorWrapper
from psycopg.adapt import Transformer
from psycopg.sql import Literal
from psycopg.types.numeric import Int8

from core.planner import planning

NAMED = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Kept:
    """A statement with nothing but its values left out: as Django writes it, as PostgreSQL reads
    it, and in pieces between its values. Long ones would be translated anew each time, letter by
    letter."""

    sql: str
    raw: str
    pieces: tuple[str, ...]


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


def fetch_planned(kept: Kept, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement that is planned each time, for its values."""
    with connection.cursor() as cursor:
        transformer = Transformer(connection.connection)
        said = [transformer.as_literal(it).decode(transformer.encoding) for it in values]
        pairs = zip(said, kept.pieces[1:], strict=True)
        cursor.execute(kept.pieces[0] + "".join(value + piece for value, piece in pairs))
        return list(cursor.fetchall())


def write(sql: str, values: Mapping[str, Any]) -> int:
    """Run a large statement with named values, which is sent once for each connection; answers how
    many rows it wrote. Whoever wants it planned once, too, sets `plan_cache_mode`."""
    with connection.cursor() as cursor:
        _run(cursor, sql, values)
        return int(cursor.rowcount)


def write_and_tell(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The same, for a statement that answers rows."""
    return ask(sql, values)


def ask(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a large statement with named values, which is sent once for each connection.

    A list that may be empty should hold some number that is no id: PostgreSQL takes an empty one
    for another type, and the statement for another one.
    """
    with connection.cursor() as cursor:
        _run(cursor, sql, values)
        return list(cursor.fetchall())


@contextmanager
def planned_once() -> Iterator[None]:
    """Within, statements that are kept are planned for any values, from the first time on.

    For large ones that find their rows by keys: PostgreSQL believes that a general plan of them
    costs more, and plans anew each time for longer than they run. Needs an open transaction.
    """
    if not keeps_statements():
        yield
        return
    with planning({"plan_cache_mode": "force_generic_plan"}):
        yield


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
    pieces = [_as_is(first)]
    for place, piece in enumerate(rest):
        if place in values:
            pieces.append(_as_is(piece))
        else:
            pieces[-1] += _literal(params[place]) + _as_is(piece)
    raw = "".join(f"${place}{piece}" for place, piece in enumerate(pieces[1:], start=1))
    said = "%s".join(piece.replace("%", "%%") for piece in pieces)
    return Kept(said, pieces[0] + raw, tuple(pieces))


def _as_is(piece: str) -> str:
    return piece.replace("%%", "%")


def _literal(param: Any) -> str:
    return Literal(param).as_string(connection.connection)
