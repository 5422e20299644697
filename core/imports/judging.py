"""Which of the rows that an import added are to stay: somebody has made something of them since.

A row stays when it has history that is neither the import's own nor of one that is undone, or when
something that is not of the import refers to it. With a row stays all that came with its line, and
whatever it refers to.
"""

from typing import Any

from django.db import connection, models
from django.utils.translation import gettext_noop

from core.imports.references import is_audited, model_named, references_to
from core.joins import joined_by_hash
from core.models.imports import Import, ImportRecord, ImportState

CHANGED = gettext_noop("It has been changed since.")
REFERRED = gettext_noop("Something that stays belongs to it.")
WITH_LINE = gettext_noop("It came in with something that stays.")

ADDED = """r.office_id = %(office)s AND r.run_id = %(run)s AND r.act = 'created'
    AND r.kept_because = ''"""

KEEP_TOUCHED = """
    UPDATE core_importrecord r SET kept_because = %(because)s
    WHERE {added} AND r.model = %(model)s AND EXISTS (
        SELECT FROM "{table}history" h
        WHERE h.office_id = r.office_id AND h.pgh_obj_id = r.object_id
          AND COALESCE(h.pgh_context ->> 'import', '') <> ALL(%(passed)s))
"""

TOUCHED = """
    SELECT DISTINCT h.pgh_obj_id FROM "{table}history" h
    WHERE h.office_id = %s AND h.pgh_obj_id = ANY(%s)
      AND COALESCE(h.pgh_context ->> 'import', '') <> ALL(%s)
"""

KEEP_REFERRED = """
    UPDATE core_importrecord r SET kept_because = %(because)s
    WHERE {added} AND r.model = %(model)s AND EXISTS (
        SELECT FROM "{table}" c
        WHERE c.office_id = r.office_id AND c."{column}" = r.object_id AND NOT EXISTS (
            SELECT FROM core_importrecord own
            WHERE own.office_id = r.office_id AND own.run_id = r.run_id
              AND own.model = %(from)s AND own.object_id = c.id
              AND own.act = 'created' AND own.kept_because = ''))
"""

KEEP_LINES = """
    UPDATE core_importrecord r SET kept_because = %(because)s
    WHERE {added} AND r.number = ANY(%(lines)s)
"""

NAME_KEPT = """
    UPDATE core_importrecord r SET name = left(t."{column}", 200) FROM "{table}" t
    WHERE r.office_id = %(office)s AND r.run_id = %(run)s AND r.model = %(model)s
      AND r.kept_because <> '' AND t.office_id = r.office_id AND t.id = r.object_id
"""


@joined_by_hash()
def judge(run: Import, names: tuple[str, ...]) -> None:
    """Mark in the ledger what is to stay, of the models of these names.

    All of it by hash: ledger and history are compared as a whole, and both may be younger than
    their statistics.
    """
    undone = passed(run)
    for name in names:
        if is_audited(model_named(name)):
            table = model_named(name)._meta.db_table
            _run(KEEP_TOUCHED, run, table=table, because=CHANGED, model=name, passed=undone)
    while _spread(run, names):
        pass
    for name in names:
        name_kept(run, name)


def touched(run: Import, name: str, ids: list[int]) -> set[int]:
    """Which of these rows have history that keeps them."""
    model = model_named(name)
    if not ids or not is_audited(model):
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            TOUCHED.format(table=model._meta.db_table), [run.office_id, ids, passed(run)]
        )
        return {row[0] for row in cursor.fetchall()}


def passed(run: Import) -> list[str]:
    """The imports whose history keeps no row: this one, and those that are undone."""
    undone = Import.objects.filter(office_id=run.office_id, state=ImportState.UNDONE)
    return [str(run.pk), *(str(pk) for pk in undone.values_list("pk", flat=True))]


@joined_by_hash()
def name_kept(run: Import, name: str) -> None:
    """Say what the kept rows of a model are called, for when they are listed."""
    model = model_named(name)
    column = _telling(model)
    if column:
        _run(NAME_KEPT, run, table=model._meta.db_table, column=column, model=name)


def _spread(run: Import, names: tuple[str, ...]) -> int:
    """Keep what a row that stays brings with it; answers how many rows more."""
    count = _keep_lines(run)
    for name in names:
        for it in references_to(name):
            if not it.is_derived:
                values = {"because": REFERRED, "model": name, "from": it.model}
                count += _run(KEEP_REFERRED, run, table=it.table, column=it.column, **values)
    return count


def _keep_lines(run: Import) -> int:
    """Keep all of a line of which something stays.

    The lines travel as an array, of which PostgreSQL makes a hash; joined to itself, a ledger
    that is too young for statistics would be compared row by row.
    """
    records = ImportRecord.objects.filter(office_id=run.office_id, run=run)
    kept = records.exclude(kept_because="").values_list("number", flat=True).distinct()
    lines = list(kept)
    return _run(KEEP_LINES, run, because=WITH_LINE, lines=lines) if lines else 0


def _run(sql: str, run: Import, *, table: str = "", column: str = "", **values: Any) -> int:
    values |= {"office": run.office_id, "run": run.pk, "import": str(run.pk)}
    with connection.cursor() as cursor:
        cursor.execute(sql.format(added=ADDED, table=table, column=column), values)
        count: int = cursor.rowcount
    return count


def _telling(model: type[models.Model]) -> str:
    """The column that says what a row is called: its name, else its first short text."""
    texts = [
        str(it.column)
        for it in model._meta.concrete_fields
        if type(it) is models.CharField and not it.choices
    ]
    return "name" if "name" in texts else next(iter(texts), "")
