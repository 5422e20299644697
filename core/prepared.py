"""Querysets that are compiled once and asked often.

Django writes a query's SQL anew each time it is asked: building and compiling a page's eight
statements took a third of the page. The SQL of the same query differs by nothing but the values
in it, so a prepared query is written once, with stand-ins for its values, and kept.
"""

import copy
import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from core.kept_statements import (
    Kept,
    fetch,
    fetch_planned,
    keeps_statements,
    with_constants,
)

MOST = 200  # shapes of one query: more of them are a value that was taken for a shape
LOWEST = 2_100_000_000  # of the stand-ins for numbers; fits the columns of four bytes
FIRST_DAY = date(1001, 1, 1)
LAST_DAY = date(1200, 1, 1)
MARK = "\ue000"  # begins the stand-in for a text; a private character, in no query of ours
VALUES = (int, str, date, datetime)


class CannotPrepare(TypeError):
    """A value does not reach the SQL as it is: the query computes with it, or leaves it out."""


@dataclass(frozen=True)
class _Ready:
    """A compiled query: `places` says which of the values stands where among the parameters."""

    queryset: Any
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    kept: Kept | None
    """The statement with nothing but the values left out."""
    fetch: Callable[[Kept, Sequence[Any]], list[tuple[Any, ...]]]
    """How it is asked: kept by the database, or planned for the values."""
    converters: dict[int, Any]
    """What is done to columns: Django asks each of them anew, a fifth of the time of a query."""
    has_composites: bool

    def fill(self, values: Sequence[Any]) -> tuple[Any, ...]:
        """The parameters, each as the type that its column wants."""
        params = list(self.params)
        for place, number in self.places:
            wanted, value = type(params[place]), values[number]
            params[place] = value if isinstance(value, wanted) else wanted(value)
        return tuple(params)


@dataclass
class Prepared[M: Model]:
    """A function that builds a queryset, asked by `rows` with the same arguments.

    Arguments that are numbers, texts, days or moments are values: they must reach the SQL as they
    are. Whatever else there is (None, True, an enumeration's member, a tuple) is a part of the
    query's shape: it may decide how the query is built, and each shape is compiled by itself.
    """

    build: Callable[..., "QuerySet[M, Any]"]
    by_key: bool = False
    _ready: dict[tuple[Hashable, ...], _Ready] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def rows(self, *arguments: Any) -> list[Any]:
        """What the queryset holds now: models, or what its `values()` make of them."""
        shape = tuple(_shape(it) for it in arguments)
        ready = self._ready.get(shape) or self._prepare(shape, arguments)
        values = [it for it in arguments if type(it) in VALUES]
        return _ask(ready, ready.fill(values))

    def _prepare(self, shape: tuple[Hashable, ...], arguments: Sequence[Any]) -> _Ready:
        stands = _stand_ins(arguments)
        given = iter(stands)
        built = self.build(*(next(given) if type(it) in VALUES else it for it in arguments))
        ready = _compiled(built, stands, by_key=self.by_key)
        with self._lock:
            if len(self._ready) >= MOST:
                self._ready.clear()
            self._ready[shape] = ready
        return ready


def prepared[M: Model](build: Callable[..., "QuerySet[M, Any]"]) -> Prepared[M]:
    """Decorator: the function's queryset is compiled once for each shape of its arguments."""
    return Prepared(build)


def prepared_by_key[M: Model](build: Callable[..., "QuerySet[M, Any]"]) -> Prepared[M]:
    """Decorator: the database plans it once, too. For queries whose values are keys, which lead
    to some rows in each office alike; the planner must have no need to know them."""
    return Prepared(build, by_key=True)


def _shape(argument: Any) -> Hashable:
    kind = type(argument)
    return (kind,) if kind in VALUES else (kind, argument)


def _stand_ins(arguments: Sequence[Any]) -> list[Any]:
    """For each value one of its type that no real query holds."""
    stands: list[Any] = []
    for argument in arguments:
        number, kind = len(stands), type(argument)
        if kind is int:
            stands.append(LOWEST + number)
        elif kind is str:
            stands.append(f"{MARK}{number}{MARK}")
        elif kind is date:
            stands.append(FIRST_DAY + timedelta(days=number))
        elif kind is datetime:
            day = FIRST_DAY + timedelta(days=number)
            stands.append(datetime(day.year, day.month, day.day, tzinfo=UTC))
    return stands


def _compiled(built: Any, stands: Sequence[Any], *, by_key: bool) -> _Ready:
    compiler = built.query.get_compiler(using=built.db)
    sql, params = compiler.as_sql()
    places = []
    for place, param in enumerate(params):
        number = _which(param, stands)
        if number is not None:
            places.append((place, number))
    left_out = set(range(len(stands))) - {number for _, number in places}
    if left_out:
        said = ", ".join(repr(stands[number]) for number in sorted(left_out))
        raise CannotPrepare(f"not in the query: {said}\n{sql}")
    kept = None
    if not compiler.has_extra_select:
        kept = with_constants(sql, params, {place for place, _ in places})
    columns = [column[0] for column in compiler.select[: compiler.col_count]]
    return _Ready(
        queryset=built,
        compiler=compiler,
        sql=sql,
        params=tuple(params),
        places=tuple(places),
        kept=kept,
        fetch=fetch if by_key and keeps_statements() else fetch_planned,
        converters=compiler.get_converters(columns),
        has_composites=compiler.has_composite_fields(columns),
    )


def _which(param: Any, stands: Sequence[Any]) -> int | None:
    """Which stand-in a parameter is; raises CannotPrepare for what was made out of one."""
    for number, stand in enumerate(stands):
        if isinstance(param, type(stand)) and not isinstance(param, bool) and param == stand:
            return number
    if _is_made_of_one(param):
        raise CannotPrepare(f"the query computes with a value: {param!r}")
    return None


def _is_made_of_one(param: Any) -> bool:
    if isinstance(param, str):
        return MARK in param
    if isinstance(param, datetime):
        return param.year < LAST_DAY.year
    if isinstance(param, date):
        return param < LAST_DAY
    if isinstance(param, (list, tuple)):
        return any(_is_made_of_one(it) or _is_near(it) for it in param)
    return _is_near(param)


def _is_near(param: Any) -> bool:
    return isinstance(param, int) and LOWEST - 1000 < param < LOWEST + 1000


def _ask(ready: _Ready, params: tuple[Any, ...]) -> list[Any]:
    """The rows, made by Django's own code from a compiler that has its SQL already.

    The compiler is copied: threads ask the same query at the same time, on connections of theirs.
    """
    compiler: Any = copy.copy(ready.compiler)
    compiler.connection = connection
    compiler.get_converters = lambda _columns: ready.converters
    compiler.has_composite_fields = lambda _columns: ready.has_composites
    if ready.kept is None:
        compiler.as_sql = lambda *_args, **_kwargs: (ready.sql, params)
    else:
        kept, values = ready.kept, [params[place] for place, _ in ready.places]
        compiler.execute_sql = lambda *_args, **_kwargs: [ready.fetch(kept, values)]
    query = copy.copy(ready.queryset.query)
    query.get_compiler = lambda *_args, **_kwargs: compiler
    # not copy.copy(): it would ask the query first, with the stand-ins, to copy its rows
    queryset: Any = object.__new__(type(ready.queryset))
    queryset.__dict__.update(ready.queryset.__dict__, _query=query)
    return list(queryset._iterable_class(queryset))
