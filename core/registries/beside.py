"""Rows that are read beside a partner: a page of many panels asks for them all in one statement.

A later app registers what its panel shows of a partner as JSON; the page of the earlier app reads
it with the partner itself, and the panel finds it there.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

Rows = Callable[[int], Any]
"""Gets the office's id; answers a queryset of one column of JSON objects, in which
`OuterRef("pk")` is the partner."""

ATTRIBUTE = "rows_beside"

_rows: dict[str, Rows] = {}


def register_beside(name: str, rows: Rows) -> None:
    """Add rows; called in `AppConfig.ready()`."""
    _rows[name] = rows


def rows_beside() -> Mapping[str, Rows]:
    """What is read beside a partner, by name."""
    return _rows


def keep_beside(partner: Any, found: Mapping[str, Any]) -> None:
    """Leave with a partner what was read beside it."""
    setattr(partner, ATTRIBUTE, dict(found))


def is_read_beside(partner: Any, name: str) -> bool:
    """Whether the partner was read with rows of that name."""
    return name in getattr(partner, ATTRIBUTE, ())


def beside(partner: Any, name: str, *, days: Iterable[str] = ()) -> list[Any]:
    """The rows of that name, with JSON's texts of `days` as dates again.

    Raises AttributeError for a partner that its page has not read.
    """
    rows: list[Mapping[str, Any]] = getattr(partner, ATTRIBUTE)[name] or []
    return [_row(row, tuple(days)) for row in rows]


def _row(row: Mapping[str, Any], days: tuple[str, ...]) -> SimpleNamespace:
    said = {it: date.fromisoformat(row[it]) for it in days if row[it] is not None}
    return SimpleNamespace(**{**row, **said})
