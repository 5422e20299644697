"""A list on its way out: a name, a header, and lines that are read when the file is sent."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise

Cell = str | Promise | bool | int | float | Decimal | date | time | None
"""What a cell may hold. Moments are told apart as a date and a time of the office's clock."""

CHUNK = 500
"""Rows that are read from the database at a time."""


@dataclass(frozen=True)
class Table:
    """`name` is the file's, without its ending, `title` the sheet's in Excel. `rows` is called when
    the body is sent, inside the office's context and in the language of the one who asked."""

    name: str
    header: Sequence[Any]
    rows: Callable[[], Iterable[Sequence[Any]]]
    title: str = ""
