"""Many rows in one statement: what an import writes.

The app's role may not COPY into tables under row security, so the rows travel as one JSON text
and PostgreSQL takes them apart. Audit triggers see each of them.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Field, GeneratedField, Model

from core.joins import joined_by_hash

Values = Sequence[Any]
type AnyField = Field[Any, Any]


def draw_ids(model: type[Model], count: int) -> list[int]:
    """So many ids of the model's own sequence: rows can refer to each other before they are."""
    if count == 0:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')::regclass)"
            " FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def insert_rows(
    model: type[Model],
    office_id: int,
    columns: Sequence[str],
    rows: Sequence[Values],
    *,
    ids: Sequence[int] | None = None,
) -> list[int]:
    """Add the rows in one statement; answers their ids in the same order.

    `columns` are fields as Python calls them ("name", "partner_id"), each row has a value for
    each: None, texts, numbers, booleans, dates, lists. A field that is not named gets its default.
    `ids` are ids drawn before; otherwise they are drawn here. The constraints hold as ever.
    """
    if not rows:
        return []
    keys = list(draw_ids(model, len(rows)) if ids is None else ids)
    numbered = [(pk, *row) for pk, row in zip(keys, rows, strict=True)]
    _insert(model, office_id, ("id", *columns), numbered)
    return keys


def add_rows(
    model: type[Model], office_id: int, columns: Sequence[str], rows: Sequence[Values]
) -> None:
    """As `insert_rows`, where nobody asks for the ids: the database draws them by itself."""
    if rows:
        _insert(model, office_id, columns, rows)


def _insert(
    model: type[Model], office_id: int, columns: Sequence[str], rows: Sequence[Values]
) -> None:
    fields = [_field(model, name) for name in columns]
    rest = _defaults(model, {field.attname for field in fields})
    names = ", ".join(f'"{it.column}"' for it in (*fields, *rest))
    chosen = ", ".join([*(f"r.{it.column}" for it in fields), *("%s" for _ in rest)])
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" (office_id, {names})'
            f" SELECT %s, {chosen} FROM {_records(fields)}",
            [
                office_id,
                *(it.get_db_prep_save(it.get_default(), connection) for it in rest),
                _json(fields, rows),
            ],
        )


def update_rows(
    model: type[Model], office_id: int, columns: Sequence[str], rows: Sequence[Values]
) -> int:
    """Change the rows in one statement; answers how many there were.

    Each row is the id and a value for each of `columns`.
    """
    if not rows:
        return 0
    fields = [_field(model, name) for name in ("id", *columns)]
    changes = ", ".join(f'"{it.column}" = r.{it.column}' for it in fields[1:])
    with joined_by_hash(), connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{model._meta.db_table}" t SET {changes} FROM {_records(fields)}'
            " WHERE t.office_id = %s AND t.id = r.id",
            [_json(fields, rows), office_id],
        )
        changed: int = cursor.rowcount
    return changed


def _field(model: type[Model], name: str) -> AnyField:
    """The field that Python calls so; "partner" and "partner_id" are the same."""
    return next(
        it for it in model._meta.concrete_fields if name in (it.attname, it.name, it.column)
    )


def _defaults(model: type[Model], given: set[str]) -> list[AnyField]:
    """The fields that Django fills itself, not the database."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.attname not in given
        and field.attname != "office_id"
        and not isinstance(field, GeneratedField)
        and not field.has_db_default()
        and field.get_default() is not None
    ]


def _records(fields: Sequence[AnyField]) -> str:
    types = ", ".join(f"{it.column} {_type(it)}" for it in fields)
    return f"json_to_recordset(%s::json) AS r ({types})"


def _type(field: AnyField) -> str | None:
    """What a column holds; of the id without how it is drawn."""
    return field.rel_db_type(connection) if field.primary_key else field.db_type(connection)


def _json(fields: Sequence[AnyField], rows: Sequence[Values]) -> str:
    names = [it.column for it in fields]
    return json.dumps(
        [dict(zip(names, row, strict=True)) for row in rows], default=_iso, ensure_ascii=False
    )


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
