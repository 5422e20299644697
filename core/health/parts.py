"""What Lanyard needs, part by part: does it work, and how far is it from its limit?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from redis import RedisError

from core.health.heartbeat import BEAT, WORKER, ages

STATEMENT_MILLISECONDS = 2000
UNKNOWN = {"state": "unknown"}


@dataclass(frozen=True)
class Part:
    """One part of an installation; `facts` are for whoever mends it."""

    ok: bool
    facts: dict[str, Any] = field(default_factory=dict)


def all_parts() -> dict[str, Part]:
    """Every part, by name."""
    return _of_the_database() | _of_the_broker()


def _of_the_database() -> dict[str, Part]:
    """One short transaction tells of the database, the migrations and the due rows."""
    asked: dict[str, Callable[[CursorWrapper], Part]] = {
        "migrations": _migrations,
        "due": _due_rows,
    }
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {STATEMENT_MILLISECONDS}")
            return {"database": Part(True)} | {name: ask(cursor) for name, ask in asked.items()}
    except DatabaseError:
        connection.close()
        return {name: Part(False, UNKNOWN) for name in ("database", *asked)}


def _migrations(cursor: CursorWrapper) -> Part:
    cursor.execute("SELECT app, name FROM django_migrations")
    missing = len(migrations_of_the_code() - set(cursor.fetchall()))
    return Part(not missing, {"missing": missing})


@lru_cache(maxsize=1)
def migrations_of_the_code() -> frozenset[tuple[str, str]]:
    """App and name of every migration that this code brings; read once a process."""
    loader = MigrationLoader(None)
    replaced = {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    return frozenset(key for key in loader.disk_migrations if key not in replaced)


def _due_rows(cursor: CursorWrapper) -> Part:
    cursor.execute("SELECT lookup.oldest_due()")
    (oldest,) = cursor.fetchone() or (None,)
    seconds = max(0, round((timezone.now() - oldest).total_seconds())) if oldest else 0
    return _within(seconds, settings.READY_DUE_SECONDS)


def _of_the_broker() -> dict[str, Part]:
    try:
        found = ages((BEAT, WORKER))
    except (RedisError, OSError):
        return {name: Part(False, UNKNOWN) for name in ("broker", BEAT, WORKER)}
    limit = settings.READY_HEARTBEAT_SECONDS
    return {"broker": Part(True)} | {name: _within(age, limit) for name, age in found.items()}


def _within(seconds: float | None, limit: int) -> Part:
    """Whether an age is within its limit; None: there never was anything."""
    age = None if seconds is None else round(seconds)
    return Part(age is not None and age <= limit, {"seconds": age, "limit": limit})
