"""Rows as the text that COPY reads."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def copy_text(rows: Sequence[tuple[Any, ...]]) -> bytes:
    """The rows, a line each. Raises KeyError for a value of a kind that no row has had so far.

    Column by column: most hold values of one kind, and texts with nothing to escape.
    """
    lines = map("\t".join, zip(*map(_column, zip(*rows, strict=True)), strict=True))
    return "".join(f"{line}\n" for line in lines).encode()


def _column(values: tuple[Any, ...]) -> Iterable[str]:
    kinds = set(map(type, values))
    if kinds == {str} and not _SPECIAL.search("".join(values)):
        return values
    if len(kinds) == 1:
        return map(_AS_TEXT[kinds.pop()], values)
    return [_AS_TEXT[type(it)](it) for it in values]


def _array(items: Sequence[str]) -> str:
    """Of an enumeration's values, in which nothing has to be escaped."""
    return "{" + ",".join(items) + "}"


_AS_TEXT: dict[type, Callable[[Any], str]] = {
    int: int.__repr__,
    str: lambda text: text.translate(_ESCAPES),
    bool: {True: "t", False: "f"}.__getitem__,
    type(None): lambda _: r"\N",
    float: float.__repr__,
    datetime: datetime.isoformat,
    date: date.isoformat,
    time: time.isoformat,
    list: _array,
}
