"""Puts back the fields that an import changed, where they still hold what it wrote."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Exists, Field, ForeignKey, Model, OuterRef

from core.imports.references import model_named
from core.models.imports import Act, Import, ImportRecord

AT_ONCE = 1_000  # rows of one chunk

type AnyField = Field[Any, Any]


@dataclass
class Changed:
    """What the import made of one row: by column, what was there first and what it wrote last.

    `last` is the newest of its records.
    """

    pk: int
    last: int = 0
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def changed_rows(run: Import, name: str, after: int) -> list[Changed]:
    """The next rows of a model that the import changed and did not add, by their id."""
    ours = ImportRecord.objects.filter(office_id=run.office_id, run=run, model=name)
    added = ours.filter(act=Act.CREATED, object_id=OuterRef("object_id"))
    updated = ours.filter(act=Act.UPDATED, kept_because="", object_id__gt=after)
    ids = updated.exclude(Exists(added)).order_by("object_id").values_list("object_id", flat=True)
    chosen = list(ids.distinct()[:AT_ONCE])
    records = ours.filter(act=Act.UPDATED, object_id__in=chosen).order_by("pk")
    rows = {pk: Changed(pk) for pk in chosen}
    told = records.values_list("object_id", "pk", "before", "after")
    for pk, record, before, written in told:
        rows[pk].last = record
        for key, value in (before or {}).items():
            rows[pk].before.setdefault(key, value)
        rows[pk].after |= written or {}
    return list(rows.values())


def put_back(name: str, office_id: int, rows: Iterable[Changed], *, links: bool) -> set[int]:
    """Put back what still is as the import wrote it; answers the rows that are not, in part.

    `links`: the foreign keys only, else the other fields only. Locks the rows.
    """
    model = model_named(name)
    said = [it for it in (_chosen(model, row, links) for row in rows) if it["after"]]
    if not said:
        return set()
    columns = sorted({column for it in said for column in it["after"]})
    lock_rows(model, office_id, [it["id"] for it in said])
    table = model._meta.db_table
    values: list[str | int] = [json.dumps(said), office_id]
    with connection.cursor() as cursor:
        cursor.execute(_differing_sql(table, columns), values)
        differing = {row[0] for row in cursor.fetchall()}
        cursor.execute(_put_back_sql(table, columns), values)
    return differing


def lock_rows(model: type[Model], office_id: int, ids: Sequence[int]) -> set[int]:
    """Wait for whoever changes these rows; answers those that are still there."""
    rows = model._default_manager.filter(pk__in=ids, office_id=office_id).order_by("pk")
    return set(rows.select_for_update().values_list("pk", flat=True))


def _chosen(model: type[Model], row: Changed, links: bool) -> dict[str, Any]:
    """The row as the statement reads it: values by the database's columns."""
    fields: dict[str, AnyField] = {key: _field(model, key) for key in row.after}
    kept = [key for key in row.after if isinstance(fields[key], ForeignKey) is links]
    return {
        "id": row.pk,
        "before": {fields[key].column: row.before.get(key) for key in kept},
        "after": {fields[key].column: row.after[key] for key in kept},
    }


def _field(model: type[Model], key: str) -> AnyField:
    return next(it for it in model._meta.concrete_fields if key in (it.attname, it.name))


FROM = """
    FROM json_to_recordset(%s::json) AS v (id bigint, before jsonb, after jsonb),
        LATERAL jsonb_populate_record(NULL::"{table}", v.before) b,
        LATERAL jsonb_populate_record(NULL::"{table}", v.after) a"""


def _differing_sql(table: str, columns: Sequence[str]) -> str:
    """The rows that hold neither what the import wrote nor what was there before."""
    other = " OR ".join(
        f"""(v.after ? '{it}' AND t."{it}" IS DISTINCT FROM a."{it}"
            AND t."{it}" IS DISTINCT FROM b."{it}")"""
        for it in columns
    )
    joined = FROM.format(table=table)
    return f'SELECT t.id {joined}, "{table}" t WHERE t.office_id = %s AND t.id = v.id AND ({other})'


def _put_back_sql(table: str, columns: Sequence[str]) -> str:
    """Set what was there before, column by column, where what the import wrote still stands."""
    same = {
        it: f"""v.after ? '{it}' AND t."{it}" IS NOT DISTINCT FROM a."{it}\"""" for it in columns
    }
    changes = ", ".join(
        f'"{it}" = CASE WHEN {same[it]} THEN b."{it}" ELSE t."{it}" END' for it in columns
    )
    anything = " OR ".join(f"({it})" for it in same.values())
    joined = FROM.format(table=table)
    return (
        f'UPDATE "{table}" t SET {changes} {joined}'
        f" WHERE t.office_id = %s AND t.id = v.id AND ({anything})"
    )
