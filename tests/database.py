"""The tests' databases: a template migrated once by the owner, cloned for each xdist worker.

Tests connect as the app role, as web and workers do. Whatever needs more (making the template,
emptying tables) goes over the owner's or the administrator's connection.
"""

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

from tests.cast import insert_cast

ROOT = Path(__file__).resolve().parents[1]
KEPT_TABLES = ("django_migrations", "django_content_type", "auth_permission")


def url_of(variable: str, database: str) -> str:
    """The URL in an environment variable, with another database."""
    return urlsplit(os.environ[variable])._replace(path=f"/{database}").geturl()


def template_name() -> str:
    """Changes with whatever makes the database, so that a stale template is never cloned."""
    digest = hashlib.sha256()
    for pattern in ("*/migrations/0*.py", "core/tenancy/*.py", "*/lookups.py", "tests/cast.py"):
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
    """Prepare, migrate and fill the template database unless it is there already."""
    name = template_name()
    if admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).rowcount:
        return name
    half_made = f"{name}_making"
    drop(admin, half_made)
    environment = os.environ | {
        "DATABASE_OWNER_URL": url_of("DATABASE_OWNER_URL", half_made),
        "DATABASE_URL": url_of("DATABASE_URL", half_made),
    }
    for command in (["prepare_database"], ["migrate", "--verbosity", "0"]):
        subprocess.run(
            [sys.executable, "manage.py", *command, "--skip-checks"]
            if command[0] == "migrate"
            else [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    with psycopg.connect(environment["DATABASE_OWNER_URL"]) as owner:
        insert_cast(owner)
    admin.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
            sql.Identifier(half_made), sql.Identifier(name)
        )
    )
    return name


def clone(admin: psycopg.Connection, template: str, name: str) -> None:
    """A fresh copy of the template, with the settings that belong to a database."""
    drop(admin, name)
    admin.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )
    app_role = urlsplit(os.environ["DATABASE_URL"]).username or ""
    admin.execute(
        sql.SQL("ALTER DATABASE {} SET pgtrigger.ignore = '{{}}'").format(sql.Identifier(name))
    )
    admin.execute(
        sql.SQL("ALTER DATABASE {} SET lanyard.app_role = {}").format(
            sql.Identifier(name), sql.Literal(app_role)
        )
    )


def drop(admin: psycopg.Connection, name: str) -> None:
    """Drop a database, whoever is connected to it."""
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def flush(name: str, *, with_cast: bool = True) -> None:
    """Empty every table and put the cast back; the app role may not TRUNCATE."""
    with psycopg.connect(url_of("DATABASE_OWNER_URL", name)) as owner:
        tables = owner.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace AND relname <> ALL(%s)",
            [list(KEPT_TABLES)],
        ).fetchall()
        names = sql.SQL(", ").join(sql.SQL(table) for (table,) in tables)
        owner.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(names))
        if with_cast:
            insert_cast(owner)
