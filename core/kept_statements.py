"""Statements that the database, too, keeps: parsed and planned once for each connection.

Half of what a page waits for the database is planning: row security is written into each statement
anew, and a dozen joins are weighed. PostgreSQL keeps the plan of a prepared statement once it finds
that a general one costs no more than one made for the values. That is so where a key leads to some
rows (a partner, a person), and not where the office decides how many there are.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import NotSupportedError, connection
from psycopg.sql import Literal
from psycopg.types.numeric import Int8


class _Cursor(psycopg.Cursor[Any]):
    """Sends the values beside the statement, where Django's cursor writes them into it."""

    def execute(self, query: Any, params: Any = None, **_more: Any) -> "_Cursor":
        if isinstance(params, Mapping):
            named = {name: _typed(it) for name, it in params.items()}
            return super().execute(query, named, prepare=True)
        return super().execute(query, [_typed(it) for it in params], prepare=True)


def _typed(value: Any) -> Any:
    """A small number would be sent as a smaller type, which makes another statement of it."""
    return Int8(value) if type(value) is int else value


def keeps_statements() -> bool:
    """Whether this process's connections are its own: a pooler would mix them up."""
    options = connection.settings_dict["OPTIONS"]
    return options.get("prepare_threshold") is not None


def fetch(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement that is sent, and planned, once for each connection."""
    with connection.cursor() as cursor:
        if not connection.queries_logged:  # whoever logs statements wants the values in them
            cursor.cursor = _Cursor(connection.connection)
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
        if keeps_statements() and not connection.queries_logged:
            cursor.cursor = _Cursor(connection.connection)
        cursor.execute(sql, values)
        return int(cursor.rowcount)


def with_constants(sql: str, params: Sequence[Any], values: set[int]) -> str:
    """The statement with each parameter written into it whose place is not in `values`.

    What never changes, a LIMIT above all, is what the planner should know.
    """
    connection.ensure_connection()
    first, *rest = sql.split("%s")
    pieces = [first]
    for place, piece in enumerate(rest):
        pieces += ["%s" if place in values else _literal(params[place]), piece]
    return "".join(pieces)


def _literal(param: Any) -> str:
    return Literal(param).as_string(connection.connection).replace("%", "%%")
