"""Makes the roles, the key and the context function; needs an administrator's connection once.

The administrator's URL is used by `manage.py prepare_database` and nothing else. May run again:
after a change of passwords or keys, it sets them.
"""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from core.tenancy import roles
from core.tenancy.keys import pads

APP_OFFICE = """
CREATE OR REPLACE FUNCTION public.app_office() RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    context text := current_setting('lanyard.context', true);
    parts text[];
BEGIN
    -- After SET LOCAL ends the setting reads '', not NULL.
    IF coalesce(context, '') = '' THEN RETURN NULL; END IF;
    parts := string_to_array(context, '.');
    IF array_length(parts, 1) IS DISTINCT FROM 3
       OR parts[2] IS DISTINCT FROM
          ((extract(epoch FROM transaction_timestamp()) * 1000000)::bigint)::text
    THEN RETURN NULL; END IF;
    PERFORM FROM tenancy.key k WHERE parts[3] = encode(sha256(k.outer_pad || sha256(
        k.inner_pad || convert_to(parts[1] || '.' || parts[2], 'UTF8'))), 'hex');
    IF NOT FOUND THEN RETURN NULL; END IF;
    RETURN parts[1]::bigint;
END $$
"""


@dataclass(frozen=True)
class Login:
    """A role that logs in, out of its database URL."""

    role: str
    password: str
    database: str


def login_of(url: str) -> Login:
    """Role, password and database of a PostgreSQL URL."""
    parts = urlsplit(url)
    return Login(
        unquote(parts.username or ""), unquote(parts.password or ""), parts.path.lstrip("/")
    )


def prepare_database(
    *, admin_url: str, owner_url: str, app_url: str, keys: list[str], create: bool = True
) -> None:
    """Roles, database, key table and `app_office()`, as the URLs and keys say."""
    owner, app = login_of(owner_url), login_of(app_url)
    with psycopg.connect(admin_url, autocommit=True) as admin:
        _make_roles(admin, owner, app)
        if create:
            _make_database(admin, owner)
    with psycopg.connect(_in_database(admin_url, owner.database), autocommit=True) as admin:
        prepare_schema(admin, owner=owner.role, app=app.role, keys=keys)


def prepare_schema(admin: psycopg.Connection, *, owner: str, app: str, keys: list[str]) -> None:
    """What one database needs besides the roles; `admin` is connected to that database."""
    names = {role: sql.Identifier(role) for role in (*roles.NOLOGIN_ROLES, owner, app)}
    database = sql.Identifier(admin.info.dbname)
    # Unset, each row of an audited table would pay an exception block for it (13 times slower).
    admin.execute(sql.SQL("ALTER DATABASE {} SET pgtrigger.ignore = '{{}}'").format(database))
    admin.execute(
        sql.SQL("ALTER DATABASE {} SET lanyard.app_role = {}").format(database, sql.Literal(app))
    )
    admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    admin.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(database, names[owner], names[app])
    )
    _own_schemas(admin, names, owner)
    _store_keys(admin, keys)
    admin.execute(APP_OFFICE)
    admin.execute(
        sql.SQL("ALTER FUNCTION public.app_office() OWNER TO {}").format(names[roles.CONTEXT])
    )


def _own_schemas(admin: psycopg.Connection, names: dict[str, sql.Identifier], owner: str) -> None:
    statements = [
        ("ALTER SCHEMA public OWNER TO {}", owner),
        ("CREATE SCHEMA IF NOT EXISTS lookup AUTHORIZATION {}", owner),
        ("GRANT USAGE, CREATE ON SCHEMA lookup TO {}", roles.LOOKUP),
        ("GRANT USAGE, CREATE ON SCHEMA public TO {}", roles.AUDIT),
        ("GRANT USAGE, CREATE ON SCHEMA public TO {}", roles.CONTEXT),
        ("CREATE SCHEMA IF NOT EXISTS tenancy", owner),
        ("CREATE TABLE IF NOT EXISTS tenancy.key (inner_pad bytea, outer_pad bytea)", owner),
        ("GRANT USAGE ON SCHEMA tenancy TO {}", roles.CONTEXT),
        ("GRANT SELECT ON tenancy.key TO {}", roles.CONTEXT),
    ]
    for statement, role in statements:
        admin.execute(sql.SQL(statement).format(names[role]))


def _store_keys(admin: psycopg.Connection, keys: list[str]) -> None:
    with admin.transaction():
        admin.execute("DELETE FROM tenancy.key")
        for key in filter(None, keys):
            admin.execute("INSERT INTO tenancy.key VALUES (%s, %s)", pads(key))


def _make_roles(admin: psycopg.Connection, owner: Login, app: Login) -> None:
    for role in roles.NOLOGIN_ROLES:
        _make_role(admin, role, "NOLOGIN NOSUPERUSER NOBYPASSRLS", None)
    _make_role(admin, owner.role, "LOGIN NOSUPERUSER BYPASSRLS", owner.password)
    _make_role(
        admin, app.role, "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE", app.password
    )
    for role in (roles.LOOKUP, roles.AUDIT):
        # The owner hands functions to them, and replaces these at the next migrate.
        admin.execute(
            sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(owner.role))
        )


def _make_role(admin: psycopg.Connection, role: str, attributes: str, password: str | None) -> None:
    found = admin.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount
    verb = "ALTER" if found else "CREATE"
    secret = sql.SQL("PASSWORD {}").format(sql.Literal(password)) if password else sql.SQL("")
    admin.execute(
        sql.SQL("{} ROLE {} {} {}").format(
            sql.SQL(verb),
            sql.Identifier(role),
            sql.SQL(attributes),
            secret,
        )
    )


def _make_database(admin: psycopg.Connection, owner: Login) -> None:
    found = admin.execute("SELECT FROM pg_database WHERE datname = %s", [owner.database]).rowcount
    if not found:
        admin.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(
                sql.Identifier(owner.database), sql.Identifier(owner.role)
            )
        )


def _in_database(url: str, database: str) -> str:
    return urlsplit(url)._replace(path=f"/{database}").geturl()
