"""Who finds partners by something that was typed: their own names, the names of their people.

Each way is a lookup (`core.registries.lookups`) that answers the ids of all partners it finds, as
an array: the operators that search by trigrams use no index under row security. All ways are asked
in one statement before the list is read, so that the planner knows how many there are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Q, Value

from core.among import IsAmong


@dataclass(frozen=True)
class Call:
    """A call of a lookup that returns `bigint[]`: `lookup.named(%s)` with its arguments."""

    sql: str
    arguments: Sequence[Any]


FindPartners = Callable[[str], Call | None]
"""Gets what was typed; None where it says too little to find anything by."""

_finders: dict[str, FindPartners] = {}


def register_partner_search(name: str, find: FindPartners) -> None:
    """Add a way to find partners; called in `AppConfig.ready()`."""
    _finders[name] = find


def partners_found(text: str, *more: Call) -> Q:
    """The partners that any registered way, or one of `more`, finds: a condition on partners.

    Asks the database at once, so call it inside the office's context.
    """
    calls = [*more, *filter(None, (find(text) for find in _finders.values()))]
    if not calls:
        return Q(pk__in=[])
    found = " || ".join(call.sql for call in calls)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({found})::text", [one for call in calls for one in call.arguments])
        (ids,) = cursor.fetchone() or ("{}",)
    return Q(IsAmong(F("pk"), Value(ids)))  # there may be thousands: text, as it came


LAST = "\U0010ffff"
"""Comes after all that is typed: a text below `x` + LAST begins with `x`, or comes before."""


def ids_of(call: str, *arguments: Any) -> list[int]:
    """The ids that a lookup answers: `lookup.named(%s)` with its arguments, in its order."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {call}", arguments)
        (ids,) = cursor.fetchone() or (None,)
    return ids or []


LIKE_SIGNS = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})


def as_pattern(text: str) -> str:
    """`text` for the middle of a LIKE pattern: % and _ mean themselves."""
    return text.translate(LIKE_SIGNS)


BY_TRIGRAMS = {"enable_seqscan": "off", "enable_indexonlyscan": "off"}
"""Settings of a lookup that is to use a trigram index.

Of the office the planner knows only that there is one, and takes it for an average one, for which
reading all its names would do.
"""
