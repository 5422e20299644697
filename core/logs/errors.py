"""An exception as facts: where it was raised and of what kind, without what it was about.

An exception's message may quote what people typed, and PostgreSQL's DETAIL quotes whole rows.
Therefore no message is logged, nor any local variable; the kind, the places in the code and what
the database says of its own objects are enough to find the fault. Messages about the server
itself (it cannot be reached, it shuts down, it ran out of something, it took too long) quote no
row and stay.
"""

from __future__ import annotations

import traceback
from typing import Any

# Classes of SQLSTATE: connection, resources, operator's intervention, system, configuration.
ABOUT_THE_SERVER = ("08", "53", "57", "58", "F0")
MOST_FRAMES = 30


def facts_of(error: BaseException) -> dict[str, Any]:
    """Kind, places and causes of an exception, for a log line."""
    found: dict[str, Any] = {"type": _kind(error), "at": _places(error)}
    found |= _of_database(error)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause is not error:
        found["cause"] = facts_of(cause)
    return found


def in_a_line(error: BaseException) -> str:
    """The same of the exception itself, in few words."""
    facts = facts_of(error)
    words = [facts["type"], facts.get("constraint", ""), facts.get("server", "")]
    return " ".join(filter(None, words))


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else _full_name(kind)


def _full_name(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _places(error: BaseException) -> list[str]:
    """File, line and function of each frame, the innermost last; no line of code, no values."""
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def _of_database(error: BaseException) -> dict[str, Any]:
    """What psycopg knows: the code, and the names of table and constraint. Never the values."""
    state = getattr(error, "sqlstate", None)
    diagnosis = getattr(error, "diag", None)
    found = {
        "sqlstate": state,
        "table": getattr(diagnosis, "table_name", None),
        "constraint": getattr(diagnosis, "constraint_name", None),
        "server": _about_the_server(error, state, diagnosis),
    }
    return {name: value for name, value in found.items() if value}


def _about_the_server(error: BaseException, state: str | None, diagnosis: Any) -> str | None:
    if state and state.startswith(ABOUT_THE_SERVER):
        return getattr(diagnosis, "message_primary", None)
    if state is None and diagnosis is not None and type(error).__name__ == "OperationalError":
        return str(error).partition("\n")[0]  # the connection could not be made at all
    return None
