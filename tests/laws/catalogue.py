"""The laws of the fence, asked of PostgreSQL's catalogue. Each answers a list of violations.

Functions instead of tests, so that `test_laws_bite.py` can run them on a database whose fence was
damaged on purpose and see them complain.
"""

from psycopg import Connection

from core.tenancy import roles
from core.tenancy.global_tables import GLOBAL_TABLES

OFFICE_TABLE = "offices_office"
APP = "lanyard_app"


def tables(database: Connection) -> list[str]:
    """All tables of the public schema."""
    return _column(
        database,
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
        " AND relnamespace = 'public'::regnamespace ORDER BY relname",
    )


def tenant_tables(database: Connection) -> list[str]:
    """All tables that are not on the list of global ones."""
    return [table for table in tables(database) if table not in GLOBAL_TABLES]


def history_tables(database: Connection) -> list[str]:
    """The tables of the audit."""
    return _column(
        database,
        "SELECT attrelid::regclass::text FROM pg_attribute WHERE attname = 'pgh_id'"
        " AND attrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r') ORDER BY 1",
    )


def unfenced(database: Connection) -> list[str]:
    """Every table has forced row security with USING and WITH CHECK, or is listed as global."""
    found = []
    for table in tenant_tables(database):
        column = "id" if table == OFFICE_TABLE else "office_id"
        rule = f"({column} = ( SELECT app_office() AS app_office))"
        row = database.execute(
            "SELECT c.relrowsecurity, c.relforcerowsecurity,"
            " pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),"
            " p.polcmd, p.polroles = ARRAY[%s::regrole::oid]"
            " FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'office'"
            " WHERE c.oid = %s::regclass",
            [APP, table],
        ).fetchone()
        if row != (True, True, rule, rule, "*", True):
            found.append(f"{table} is not fenced: {row}")
    return found


def open_doors(database: Connection) -> list[str]:
    """No other policy lets the app role or everybody in."""
    return _column(
        database,
        "SELECT polrelid::regclass || ': policy ' || polname FROM pg_policy"
        " WHERE polname <> 'office'"
        f" AND (0 = ANY(polroles) OR '{APP}'::regrole::oid = ANY(polroles))",
    )


def keys_without_office(database: Connection) -> list[str]:
    """Each unique key of a tenant table starts with the office (but for its id, and the slug)."""
    return _column(
        database,
        """
        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        WHERE i.indisunique AND NOT i.indisprimary AND c.relnamespace = 'public'::regnamespace
          AND c.relname <> ALL(%s)
          AND coalesce((SELECT a.attname FROM pg_attribute a
               WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[0]), '') <> 'office_id'
        """,
        [*GLOBAL_TABLES, OFFICE_TABLE],
    )


def indexes_without_office(database: Connection) -> list[str]:
    """Indexes of tenant tables start with the office too: no query asks without it."""
    return _column(
        database,
        """
        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        WHERE NOT i.indisunique AND c.relnamespace = 'public'::regnamespace
          AND c.relname <> ALL(%s)
          AND coalesce((SELECT a.attname FROM pg_attribute a
               WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[0]), '') <> 'office_id'
        """,
        [*GLOBAL_TABLES, OFFICE_TABLE],
    )


def plain_foreign_keys(database: Connection) -> list[str]:
    """A foreign key between tenant tables carries the office on both sides."""
    return _column(
        database,
        """
        SELECT k.conrelid::regclass || '.' || k.conname FROM pg_constraint k
        JOIN pg_class target ON target.oid = k.confrelid
        WHERE k.contype = 'f' AND target.relname <> ALL(%s)
          AND NOT EXISTS (
            SELECT FROM unnest(k.conkey, k.confkey) AS pair (mine, theirs)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.mine
            JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.theirs
            WHERE a.attname = 'office_id' AND b.attname = 'office_id')
        """,
        [*GLOBAL_TABLES, OFFICE_TABLE],
    )


def missing_foreign_keys(database: Connection, wanted: list[tuple[str, str]]) -> list[str]:
    """Each (table, column) that the models call a key to a tenant table has one in the database."""
    have = set(
        database.execute(
            """
            SELECT k.conrelid::regclass::text, a.attname FROM pg_constraint k
            CROSS JOIN unnest(k.conkey) AS mine
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = mine
            WHERE k.contype = 'f' AND a.attname <> 'office_id'
            """
        ).fetchall()
    )
    return [f"{table}.{column}" for table, column in wanted if (table, column) not in have]


def strong_grants(database: Connection) -> list[str]:
    """The app role may read and write rows, and nothing else; of the history it may only read."""
    found = _column(
        database,
        "SELECT table_name || ': ' || privilege_type FROM information_schema.role_table_grants"
        f" WHERE grantee IN ('{APP}', 'PUBLIC') AND table_schema = 'public'"
        " AND privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')",
    )
    found += _column(
        database,
        "SELECT table_name || ': ' || privilege_type FROM information_schema.role_table_grants"
        f" WHERE grantee = '{APP}' AND privilege_type <> 'SELECT' AND table_name = ANY(%s)",
        history_tables(database),
    )
    return found


def loose_definers(database: Connection) -> list[str]:
    """A function that runs with its owner's rights has a fixed search path and a NOLOGIN owner."""
    return _column(
        database,
        """
        SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner
        JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND (r.rolname <> ALL(%s) OR NOT EXISTS (
            SELECT FROM unnest(coalesce(p.proconfig, '{}')) c WHERE c LIKE 'search_path=%%'))
        """,
        list(roles.NOLOGIN_ROLES),
    )


def leaky_views(database: Connection) -> list[str]:
    """Views run with the rights of who asks; materialised views are not granted."""
    return _column(
        database,
        f"""
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND (
          (c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY(c.reloptions), false))
          OR (c.relkind = 'm' AND has_table_privilege('{APP}', c.oid, 'SELECT')))
        """,
    )


def strangers_let_in(database: Connection) -> list[str]:
    """The lookups let nobody into an office whom no membership of it names."""
    return _column(
        database,
        """
        SELECT o.slug || ' lets in user ' || u.id FROM offices_office o CROSS JOIN offices_user u
        WHERE NOT EXISTS (SELECT FROM offices_membership m
                          WHERE m.office_id = o.id AND m.user_id = u.id)
          AND (EXISTS (SELECT FROM lookup.membership(o.slug, u.id))
               OR o.slug IN (SELECT slug FROM lookup.offices_of(u.id)))
        """,
    )


def stale_globals(database: Connection) -> list[str]:
    """The list of global tables names no table that is gone, and none with an office."""
    existing = tables(database)
    found = [f"{table} is gone" for table in GLOBAL_TABLES if table not in existing]
    return found + _column(
        database,
        "SELECT attrelid::regclass || ' has an office' FROM pg_attribute"
        " WHERE attname = 'office_id' AND attrelid::regclass::text = ANY(%s)",
        list(GLOBAL_TABLES),
    )


def _column(database: Connection, query: str, names: list[str] | None = None) -> list[str]:
    parameters = None if names is None else [names]
    return [str(row[0]) for row in database.execute(query, parameters).fetchall()]
