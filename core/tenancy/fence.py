"""Lays the fence after every migrate, from the catalogue: policies, grants, audit, lookups.

Runs as the owner. Whatever table has an `office_id` is fenced, the history's tables included;
the office table itself is fenced by its own id. Everything here may run twice without harm.
"""

from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from core.registries.lookups import Lookup, lookups
from core.tenancy import roles

OFFICE_TABLE = "offices_office"

# Of the columns that indexes know, whether by key or by condition: what people wrote, lists and
# JSON take longest and are looked up by nothing. Autovacuum looks at the rest in time. What another
# import or autovacuum holds is being refreshed just now: it is passed over.
REFRESH_STATISTICS = """
    CREATE OR REPLACE FUNCTION public.refresh_statistics(tables text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE told record;
    BEGIN
        FOR told IN
            SELECT c.relname, string_agg(DISTINCT quote_ident(a.attname), ', ') AS columns
            FROM pg_class c
            JOIN pg_index i ON i.indrelid = c.oid
            JOIN pg_attribute a ON a.attrelid = c.oid AND (a.attnum = ANY(i.indkey) OR EXISTS (
                SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                  AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid
                  AND d.refobjsubid = a.attnum))
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
              AND c.relname = ANY($1) AND a.attnum > 0
            GROUP BY c.relname ORDER BY c.relname
        LOOP
            EXECUTE format('ANALYZE (SKIP_LOCKED) public.%I (%s)', told.relname, told.columns);
        END LOOP;
    END $$
"""

TENANT_TABLES_SQL = """
    SELECT c.relname, EXISTS (
        SELECT FROM pg_attribute p WHERE p.attrelid = c.oid AND p.attname = 'pgh_id'
    )
    FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
      AND (c.relname = 'offices_office' OR EXISTS (
        SELECT FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = 'office_id' AND NOT a.attisdropped))
    ORDER BY c.relname
"""

AUDIT_FUNCTIONS_SQL = """
    SELECT p.oid::regprocedure::text FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'pgtrigger_%'
      AND p.prosrc LIKE '%"pgh_label"%'
"""

READ_ONLY_GLOBAL_TABLES = ("django_migrations", "django_content_type", "auth_permission")


def lay_fence_after_migrate(*, using: str, **kwargs: Any) -> None:
    """Receiver of post_migrate: the tables are there, so the fence can be laid."""
    if connection.alias == using:
        lay_fence()


def lay_fence() -> None:
    """Lay every policy and grant anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL client_min_messages = warning")
        app = _app_role(cursor)
        _grant_global(cursor, app)
        for table, is_history in tenant_tables(cursor):
            _fence(cursor, app, table, is_history)
        _own_audit_functions(cursor)
        _let_refresh_statistics(cursor, app)
        _drop_former_lookups(cursor)
        for lookup in lookups():
            _lay_lookup(cursor, app, lookup)


def tenant_tables(cursor: CursorWrapper) -> list[tuple[str, bool]]:
    """The tables that row security guards, each with whether it is a table of the history."""
    cursor.execute(TENANT_TABLES_SQL)
    return [(table, is_history) for table, is_history in cursor.fetchall()]


def _app_role(cursor: CursorWrapper) -> str:
    cursor.execute("SELECT current_setting('lanyard.app_role')")
    row = cursor.fetchone()
    return str(row[0])


def _grant_global(cursor: CursorWrapper, app: str) -> None:
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {app}, {roles.LOOKUP}, {roles.AUDIT}")
    cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}")
    cursor.execute(f"REVOKE TRUNCATE ON ALL TABLES IN SCHEMA public FROM {app}")
    cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {app}, {roles.AUDIT}")
    for table in READ_ONLY_GLOBAL_TABLES:
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {app}")


def _fence(cursor: CursorWrapper, app: str, table: str, is_history: bool) -> None:
    column = "id" if table == OFFICE_TABLE else "office_id"
    rule = f"{column} = (SELECT public.app_office())"
    name = connection.ops.quote_name(table)
    cursor.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    cursor.execute(f"DROP POLICY IF EXISTS office ON {name}")
    cursor.execute(f"CREATE POLICY office ON {name} TO {app} USING ({rule}) WITH CHECK ({rule})")
    if is_history:
        _open_history(cursor, app, name)
    elif table == OFFICE_TABLE:
        cursor.execute(f"REVOKE INSERT, DELETE ON {name} FROM {app}")


def _open_history(cursor: CursorWrapper, app: str, name: str) -> None:
    """The app role reads its office's history; only the audit role's triggers write it."""
    cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON {name} FROM {app}")
    cursor.execute(f"GRANT INSERT ON {name} TO {roles.AUDIT}")
    cursor.execute(f"DROP POLICY IF EXISTS audit ON {name}")
    cursor.execute(f"CREATE POLICY audit ON {name} FOR INSERT TO {roles.AUDIT} WITH CHECK (true)")


def _own_audit_functions(cursor: CursorWrapper) -> None:
    cursor.execute(AUDIT_FUNCTIONS_SQL)
    for (function,) in cursor.fetchall():
        cursor.execute(
            f"ALTER FUNCTION {function} SECURITY DEFINER SET search_path = public, pg_temp"
        )
        cursor.execute(f"ALTER FUNCTION {function} OWNER TO {roles.AUDIT}")
        cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")


def _let_refresh_statistics(cursor: CursorWrapper, app: str) -> None:
    """An import refreshes the statistics of the tables that it fills (core.imports.statistics).

    Through a function: MAINTAIN itself would let the app role lock and rewrite tables, too.
    """
    cursor.execute(f"GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO {roles.AUDIT}")
    cursor.execute(REFRESH_STATISTICS)
    cursor.execute(f"ALTER FUNCTION public.refresh_statistics(text[]) OWNER TO {roles.AUDIT}")
    cursor.execute("REVOKE ALL ON FUNCTION public.refresh_statistics(text[]) FROM PUBLIC")
    cursor.execute(f"GRANT EXECUTE ON FUNCTION public.refresh_statistics(text[]) TO {app}")


def _drop_former_lookups(cursor: CursorWrapper) -> None:
    """What no app registers any more, or with other arguments, may not look across offices."""
    cursor.execute(
        "SELECT p.oid::regprocedure::text,"
        " format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid))"
        " FROM pg_proc p WHERE p.pronamespace = 'lookup'::regnamespace"
    )
    known = {lookup.signature for lookup in lookups()}
    for function, signature in cursor.fetchall():
        if signature not in known:
            cursor.execute(f"DROP FUNCTION {function}")


def _lay_lookup(cursor: CursorWrapper, app: str, lookup: Lookup) -> None:
    cursor.execute(f"GRANT USAGE ON SCHEMA lookup TO {app}, {roles.LOOKUP}")
    for table in lookup.reads:
        _let_lookup_read(cursor, table)
    if lookup.settings:
        # Of an extension that the session has not loaded nobody but a superuser may name a setting.
        cursor.execute("SELECT public.show_limit()")
    settings = {"search_path": "public, pg_temp"} | dict(lookup.settings)
    cursor.execute(
        f"CREATE OR REPLACE FUNCTION lookup.{lookup.signature} RETURNS {lookup.returns}"
        " LANGUAGE sql STABLE SECURITY DEFINER"
        f" {' '.join(f'SET {name} = {value}' for name, value in settings.items())}"
        f" AS $lookup${lookup.body}$lookup$"
    )
    cursor.execute(f"ALTER FUNCTION lookup.{lookup.name} OWNER TO {roles.LOOKUP}")
    cursor.execute(f"REVOKE ALL ON FUNCTION lookup.{lookup.name} FROM PUBLIC")
    cursor.execute(f"GRANT EXECUTE ON FUNCTION lookup.{lookup.name} TO {app}")


def _let_lookup_read(cursor: CursorWrapper, table: str) -> None:
    cursor.execute(f"GRANT SELECT ON {table} TO {roles.LOOKUP}")
    cursor.execute(f"DROP POLICY IF EXISTS lookup ON {table}")
    cursor.execute(f"CREATE POLICY lookup ON {table} FOR SELECT TO {roles.LOOKUP} USING (true)")
