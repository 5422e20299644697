"""The tests' databases: a template migrated once by the owner, cloned for each xdist worker.

Tests connect as the app role, as web and workers do. Whatever needs more (making the template,
emptying tables) goes over the owner's or the administrator's connection.
"""

import contextlib
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from core.embedded.processes import wait_until
from tests.cast import insert_cast

ROOT = Path(__file__).resolve().parents[1]
KEPT_TABLES = ("django_migrations", "django_content_type", "auth_permission")
SOURCES = (
    *("*/migrations/0*.py", "core/tenancy/*.py", "core/registries/lookups.py", "core/likeness.py"),
    *("*/lookups.py", "*/apps.py", "tests/cast.py"),
)
TRIES = 3  # to make a template while somebody edits what it is made of; to empty tables in use
CALM_SECONDS = 5  # for requests that are still at work to end
AT_WORK = """SELECT EXISTS (
    SELECT FROM pg_locks WHERE pid <> pg_backend_pid() AND locktype = 'relation'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"""
TABLES = """SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r'
    AND relnamespace = 'public'::regnamespace AND relname <> ALL(%s)"""
MUCH = """SELECT sum(pg_relation_size(oid)) > %s FROM pg_class WHERE relkind = 'r'
    AND relnamespace = 'public'::regnamespace"""
MUCH_BYTES = 8 * 1024 * 1024  # rows that were deleted stay there: nobody vacuums
RESTART = """SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"""
LOCK_PATIENCE = "60s"  # for a transaction that a test has left open


def url_of(variable: str, database: str) -> str:
    """The URL in an environment variable, with another database."""
    return urlsplit(os.environ[variable])._replace(path=f"/{database}").geturl()


def template_name() -> str:
    """Changes with whatever makes the database, so that a stale template is never cloned."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    digest.update(os.environ["TENANCY_KEY"].encode())
    return f"lanyard_template_{digest.hexdigest()[:16]}"


@contextmanager
def administrator() -> Iterator[psycopg.Connection]:
    """A connection as the administrator of the server, under a lock that all workers share."""
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"], autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(20251121)")
        yield admin


def make_template(admin: psycopg.Connection) -> str:
    """Prepare, migrate and fill the template database unless it is there already.

    One whose sources have changed while it was made is not what its name says: it is made again.
    """
    for _ in range(TRIES):
        name = template_name()
        if admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).rowcount:
            return name
        half_made = f"{name}_making"
        drop(admin, half_made)
        fill(half_made)
        if template_name() == name:
            publish(admin, half_made, name)
            return name
        drop(admin, half_made)
    raise RuntimeError("The migrations change while the tests' database is made; try again.")


def fill(name: str) -> None:
    """Make a database as an installation does, and put the cast into it."""
    manage(name, "prepare_database")
    migrate(name)
    with psycopg.connect(url_of("DATABASE_OWNER_URL", name)) as owner:
        insert_cast(owner)


def migrate(name: str) -> None:
    """Run the migrations and lay the fence, as the owner."""
    manage(name, "migrate", "--verbosity", "0", "--skip-checks")


def manage(name: str, *command: str) -> None:
    """Run a command of manage.py on a database, as its owner."""
    urls = {it: url_of(it, name) for it in ("DATABASE_OWNER_URL", "DATABASE_URL")}
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=os.environ | urls,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def publish(admin: psycopg.Connection, half_made: str, name: str) -> None:
    """Give the template its name. Nobody may connect to it: a connection would forbid to clone."""
    for statement in (
        "ALTER DATABASE {half_made} ALLOW_CONNECTIONS false",
        "ALTER DATABASE {half_made} RENAME TO {name}",
    ):
        admin.execute(
            sql.SQL(statement).format(
                half_made=sql.Identifier(half_made), name=sql.Identifier(name)
            )
        )


def clone(admin: psycopg.Connection, template: str, name: str) -> None:
    """A fresh copy of the template, with the settings and rights that belong to a database."""
    drop(admin, name)
    owner, app = (
        urlsplit(os.environ[it]).username for it in ("DATABASE_OWNER_URL", "DATABASE_URL")
    )
    names = {
        "name": sql.Identifier(name),
        "template": sql.Identifier(template),
        "owner": sql.Identifier(owner or ""),
        "app": sql.Identifier(app or ""),
        "app_role": sql.Literal(app or ""),
    }
    for statement in (
        "CREATE DATABASE {name} TEMPLATE {template} OWNER {owner} STRATEGY FILE_COPY",
        "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {name} TO {app}",
        "ALTER DATABASE {name} SET pgtrigger.ignore = '{{}}'",
        "ALTER DATABASE {name} SET lanyard.app_role = {app_role}",
    ):
        admin.execute(sql.SQL(statement).format(**names))


@contextmanager
def scratch(purpose: str) -> Iterator[str]:
    """The name of a clone of this process's own, which is dropped in the end."""
    name = f"lanyard_{purpose}_{os.getpid()}"
    with administrator() as admin:
        clone(admin, make_template(admin), name)
    try:
        yield name
    finally:
        with administrator() as admin:
            drop(admin, name)


def drop(admin: psycopg.Connection, name: str) -> None:
    """Drop a database, whoever is connected to it."""
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def flush(name: str, *, with_cast: bool = True) -> None:
    """Empty every table and put the cast back, past the rights that the app role has.

    A page may still have been loading when its test was over: its request is waited for, and what
    it waits for in turn is given way to.
    """
    with psycopg.connect(url_of("DATABASE_ADMIN_URL", name), autocommit=True) as admin:
        # Fail with the reason, rather than wait for ever for a transaction left open.
        admin.execute("SELECT set_config('lock_timeout', %s, false)", [LOCK_PATIENCE])
        for _ in range(TRIES):
            wait_until(lambda: admin.execute(AT_WORK).fetchone() == (False,), CALM_SECONDS)
            with contextlib.suppress(psycopg.errors.DeadlockDetected), admin.transaction():
                _empty(admin)
                if with_cast:
                    insert_cast(admin)
                return
    raise RuntimeError("Requests of the last test go on and on; its tables could not be emptied.")


def _empty(admin: psycopg.Connection) -> None:
    """TRUNCATE only where much lies: through the offices it takes all tables, a quarter second."""
    tables = [sql.SQL(table) for (table,) in admin.execute(TABLES, [list(KEPT_TABLES)])]
    names = sql.SQL(", ").join(tables)
    admin.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(names))
    if admin.execute(MUCH, [MUCH_BYTES]).fetchone() == (True,):
        admin.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(names))
    else:
        _delete(admin, tables)


def _delete(admin: psycopg.Connection, tables: list[sql.SQL]) -> None:
    """Nobody's triggers see it: neither the history nor what points to a row."""
    ask = [
        sql.SQL("SELECT {}, EXISTS (SELECT FROM {})").format(str(at), table)
        for at, table in enumerate(tables)
    ]
    admin.execute("SET LOCAL session_replication_role = replica")
    for at, has_rows in admin.execute(sql.SQL(" UNION ALL ").join(ask)).fetchall():
        if has_rows:
            admin.execute(sql.SQL("DELETE FROM {}").format(tables[int(at)]))
    admin.execute("SET LOCAL session_replication_role = origin")
    admin.execute(RESTART)
