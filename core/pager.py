"""The one keyset pager, for pages, exports and the API: stable while rows come and go.

Every order ends in the id, so ties cannot loop. A cursor is the sort values of the last row seen,
signed, so that nobody can make it up.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core import signing
from django.db.models import F, Model, Q, QuerySet

SALT = "lanyard.pager"


class BadCursor(ValueError):
    """The cursor is not one of ours, or of another order."""


@dataclass(frozen=True)
class Page[T]:
    """Rows of one page, and the cursors of its neighbours (None at an end)."""

    rows: list[T]
    next: str | None
    previous: str | None


@dataclass(frozen=True)
class SortKey:
    """One column of an order; a nullable one sorts its empty rows last."""

    field: str
    descending: bool = False
    nullable: bool = False


@dataclass(frozen=True)
class Place:
    """What a cursor says: the sort values of the row that a page follows, or comes before."""

    backwards: bool = False
    values: list[Any] | None = None


def order_of(spec: str, nullable: Sequence[str] = ()) -> list[SortKey]:
    """Sort keys out of "-field,other"; ends in id, in the direction of the first key."""
    keys = [
        SortKey(part.lstrip("-"), part.startswith("-"), part.lstrip("-") in nullable)
        for part in spec.split(",")
        if part
    ]
    if not keys or keys[-1].field not in ("id", "pk"):
        keys.append(SortKey("id", bool(keys) and keys[0].descending))
    return keys


def paginate[M: Model](
    queryset: QuerySet[M, Any],
    keys: Sequence[SortKey],
    *,
    size: int,
    cursor: str | None = None,
    value_of: Callable[[Any, str], Any] | None = None,
) -> Page[Any]:
    """One page of a queryset (of models, dicts or named tuples) in the order of `keys`.

    Reads size + 1 rows and never counts. Raises BadCursor.
    """
    place = read_cursor(cursor, keys)
    rows = list(placed(queryset, keys, place.backwards, place.values)[: size + 1])
    return page_of(rows, keys, size=size, place=place, value_of=value_of)


def read_cursor(cursor: str | None, keys: Sequence[SortKey]) -> Place:
    """Where a page begins. Raises BadCursor."""
    return Place(*_read(cursor, keys))


def placed[M: Model](
    queryset: QuerySet[M, Any],
    keys: Sequence[SortKey],
    backwards: bool,
    values: Sequence[Any] | None,
) -> QuerySet[M, Any]:
    """The queryset from a place on, in the order of `keys` or against it."""
    ordered = queryset.order_by(*_ordering(keys, backwards))
    return ordered if values is None else ordered.filter(_after(keys, values, backwards))


def page_of(
    rows: list[Any],
    keys: Sequence[SortKey],
    *,
    size: int,
    place: Place,
    value_of: Callable[[Any, str], Any] | None = None,
) -> Page[Any]:
    """A page of the size + 1 rows that were found from a place on."""
    more = len(rows) > size
    rows = rows[:size]
    if place.backwards:
        rows.reverse()
    has_origin = place.values is not None
    return _page(rows, keys, more, place.backwards, has_origin, value_of or _value)


def _page(
    rows: list[Any],
    keys: Sequence[SortKey],
    more: bool,
    backwards: bool,
    has_origin: bool,
    value_of: Callable[[Any, str], Any],
) -> Page[Any]:
    if not rows:
        return Page([], None, None)
    has_next = has_origin if backwards else more
    has_previous = more if backwards else has_origin
    return Page(
        rows,
        _write("n", keys, rows[-1], value_of) if has_next else None,
        _write("p", keys, rows[0], value_of) if has_previous else None,
    )


def _ordering(keys: Sequence[SortKey], backwards: bool) -> list[Any]:
    ordering = []
    for key in keys:
        descending = key.descending != backwards
        column = F(key.field)
        nulls = (
            ({"nulls_first": True} if backwards else {"nulls_last": True}) if key.nullable else {}
        )
        ordering.append(column.desc(**nulls) if descending else column.asc(**nulls))
    return ordering


def _after(keys: Sequence[SortKey], values: Sequence[Any], backwards: bool) -> Q:
    """The rows after (or before) the given sort values: (a > x) or (a = x and b > y) or …"""
    condition, equal = Q(pk__in=[]), Q()
    for key, value in zip(keys, values, strict=True):
        condition |= equal & _beyond(key, value, backwards)
        equal &= Q(**{f"{key.field}__isnull": True}) if value is None else Q(**{key.field: value})
    return condition


def _beyond(key: SortKey, value: Any, backwards: bool) -> Q:
    """What comes after `value` in one column, its empty rows being last."""
    if value is None:
        return Q(**{f"{key.field}__isnull": False}) if backwards else Q(pk__in=[])
    comparison = "lt" if key.descending != backwards else "gt"
    beyond = Q(**{f"{key.field}__{comparison}": value})
    if key.nullable and not backwards:
        beyond |= Q(**{f"{key.field}__isnull": True})
    return beyond


def _value(row: Any, field: str) -> Any:
    if isinstance(row, dict):
        return row[field]
    for part in field.split("__"):
        row = getattr(row, part)
    return row


def _write(
    direction: str, keys: Sequence[SortKey], row: Any, value_of: Callable[[Any, str], Any]
) -> str:
    values = [_plain(value_of(row, key.field)) for key in keys]
    names = ",".join(f"{'-' if key.descending else ''}{key.field}" for key in keys)
    return signing.Signer(salt=SALT).sign_object([direction, names, values], compress=True)


def _read(cursor: str | None, keys: Sequence[SortKey]) -> tuple[bool, list[Any] | None]:
    if not cursor:
        return False, None
    names = ",".join(f"{'-' if key.descending else ''}{key.field}" for key in keys)
    try:
        direction, of, values = signing.Signer(salt=SALT).unsign_object(cursor)
    except (signing.BadSignature, ValueError, json.JSONDecodeError) as error:
        raise BadCursor("This page link is not valid.") from error
    if of != names or len(values) != len(keys):
        raise BadCursor("This page link belongs to another order.")
    return direction == "p", list(values)


def _plain(value: Any) -> Any:
    """A sort value as JSON; the database reads dates and numbers from text."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
