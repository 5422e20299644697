"""Tells PostgreSQL how many rows an import has added, before anybody's page asks for them.

Autovacuum does so once a minute. Until then the planner takes an office that was empty for one
row, and joins its thousands of partners row by row: pages would take half a minute.
"""

from django.db import connection

from core.imports.references import model_named, references_to
from core.models.imports import Import, ImportRecord, ImportRow
from core.registries.sheets import sheet_named

FEW = 500  # rows of which no page feels that PostgreSQL does not know them
MANY = 200_000  # rows of a table whose statistics say enough about one office more


def tell_statistics(run: Import, before: int, now: int) -> None:
    """Refresh the statistics whenever the rows that came in have doubled."""
    if (now // FEW).bit_length() > (before // FEW).bit_length():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT public.refresh_statistics(array_agg(relname::text)) FROM pg_class"
                " WHERE oid = ANY(%s::regclass[]) AND reltuples < %s",
                [sorted(_tables(run)), MANY],
            )


def _tables(run: Import) -> set[str]:
    """Those that the sheet writes, what is derived from them, and the import's own."""
    names = sheet_named(run.sheet).models
    derived = {it.table for name in names for it in references_to(name) if it.is_derived}
    written = {model_named(name)._meta.db_table for name in names}
    return written | derived | {ImportRow._meta.db_table, ImportRecord._meta.db_table}
