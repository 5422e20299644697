"""Takes indexes away while tables are filled, and builds them anew: faster, and by two cores."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from outreach.bulk.tables import COLUMNS

INDEXES_SQL = """
    SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY(%s) AND c.reltuples < %s
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
    ORDER BY c.relname, 1
"""
MEMORY = "256MB"  # for sorting, of each process that builds an index


@contextmanager
def without_indexes(coming: int) -> Iterator[None]:
    """Within, the tables have no indexes but those of constraints; needs an open transaction.

    Tables that hold more rows than the `coming` ones keep theirs: most of the work would be for
    rows that are there already.
    """
    with connection.cursor() as cursor:
        cursor.execute(INDEXES_SQL, [list(COLUMNS), coming])
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        # PostgreSQL builds no index while checks of a table's rows are pending
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT set_config('maintenance_work_mem', %s, true)", [MEMORY])
        for _, definition in found:
            cursor.execute(definition)
