"""Enter an office: the one place that tells PostgreSQL whose rows may be seen.

The context is a token `office.timestamp.mac` in a transaction-local setting. The timestamp is
the transaction's own, so a token that is left on a session or copied is worth nothing.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from secrets import randbits
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from core.tenancy.keys import sign

_entered = count(1)

TIMESTAMP_SQL = "(extract(epoch from transaction_timestamp()) * 1000000)::bigint"


SAVED_SQL = (
    "coalesce(current_setting('lanyard.context', true), ''),"
    " coalesce(current_setting('pghistory.context_metadata', true), ''),"
    f" {TIMESTAMP_SQL}"
)
"""The columns of a `Saved`, for statements that read it along with something else."""


@dataclass(frozen=True)
class Saved:
    """The context that was there before one is entered, and the transaction's timestamp (µs)."""

    token: str
    metadata: str
    timestamp: int


def token(office_id: int, timestamp: int) -> str:
    """A context token; valid only in the transaction that began at `timestamp` (µs)."""
    message = f"{office_id}.{timestamp}"
    return f"{message}.{sign(settings.TENANCY_KEY, message)}"


def set_context(office_id: int, timestamp: int, *, by: str) -> None:
    """Set the office and, for the audit, who is at work. Needs an open transaction."""
    _write(token(office_id, timestamp), json.dumps({"by": by}))


def restore_context(saved: Saved) -> None:
    """Go back to the context that was there before."""
    _write(saved.token, saved.metadata)


def enter(office_id: int, *, by: str) -> Saved:
    """Set the context in the transaction that is open; answers the one that was there before.

    For middleware, which ends the transaction itself. Anything else uses `office_context`.
    """
    saved = _read()
    set_context(office_id, saved.timestamp, by=by)
    return saved


@contextmanager
def office_context(office_id: int, *, by: str = "system") -> Iterator[None]:
    """See and change the rows of one office, in one transaction.

    `by` names who is at work in the audit ("member:12", "system"). Leaving restores the context
    that was there before, or ends the transaction, with which it ends; an exception rolls back.
    """
    is_inside = connection.in_atomic_block
    with transaction.atomic():
        saved = enter(office_id, by=by)
        yield
        if is_inside:
            restore_context(saved)


def _read() -> Saved:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {SAVED_SQL}")
        row = cursor.fetchone()
    return Saved(*row)


def _write(context: str, metadata: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('lanyard.context', %s, true),"
            " set_config('pghistory.context_metadata', %s, true),"
            " set_config('pghistory.context_id', %s, true)",
            [context, metadata, _new_id() if metadata else ""],
        )


def _new_id() -> str:
    """Of two that one transaction enters, the later one is the greater: all that it writes is of
    one moment, and a history tells it in the order in which it was done."""
    return str(UUID(int=next(_entered) << 64 | randbits(64)))
