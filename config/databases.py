"""How each kind of process talks to PostgreSQL, alone or through PgBouncer.

Web keeps a connection for each of its threads, a worker one for each of its processes, with the
statements that PostgreSQL has planned for it. A web request that waits for ever, or forgets its
transaction, is ended by the server. ADR 0012 has the figures.
"""

import os
from typing import Any

import environ

from config.database_roles import database_variable

PROGRAM_VARIABLE = "LANYARD_PROGRAM"
WEB = "web"
PGBOUNCER = "pgbouncer"
ONLY_WHEN_ASKED = 1_000_000_000  # times a statement is sent before psycopg prepares it by itself
CONNECT_SECONDS = 5
KEEP_SECONDS = 600
STATEMENT_SECONDS = 30
IDLE_TRANSACTION_SECONDS = 60  # also what a slow reader of a long export may take between rows


def is_web() -> bool:
    """Whether this process serves pages: `config.wsgi` says so before settings are read."""
    return os.environ.get(PROGRAM_VARIABLE) == WEB


def database_settings(env: environ.Env) -> dict[str, Any]:
    """Django's settings of the one database, for this process."""
    found: dict[str, Any] = env.db_url(database_variable(), engine="django.db.backends.postgresql")
    found["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=KEEP_SECONDS)
    # Before its first statement a request, or a task, asks a kept connection whether it still
    # stands: after a restart of the database nobody meets a dead one.
    found["CONN_HEALTH_CHECKS"] = True
    options = found.setdefault("OPTIONS", {})
    options.setdefault("connect_timeout", CONNECT_SECONDS)
    if env("DATABASE_POOLER", default="") != PGBOUNCER:
        # A pooler refuses what it cannot keep apart for its clients; it has limits of its own.
        options.setdefault("prepare_threshold", ONLY_WHEN_ASKED)
        if is_web():
            options.setdefault("options", _limits(env))
    return found


def _limits(env: environ.Env) -> str:
    seconds = {
        "statement_timeout": env.int("STATEMENT_SECONDS", default=STATEMENT_SECONDS),
        "idle_in_transaction_session_timeout": IDLE_TRANSACTION_SECONDS,
    }
    return " ".join(f"-c {name}={value}s" for name, value in seconds.items())
