"""Makes one row of any model in any office, past foreign keys, so that something could leak."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

import psycopg
from django.db import models
from django.db.models.fields.generated import GeneratedField
from psycopg import sql

_number = count(5000)

SAMPLES: list[tuple[type[Any], Any]] = [
    (models.JSONField, "{}"),
    (models.DateTimeField, datetime(2026, 11, 2, 12, tzinfo=UTC)),
    (models.DateField, date(2026, 11, 2)),
    (models.TimeField, time(9)),
    (models.BooleanField, False),
    (models.DecimalField, Decimal(1)),
    (models.UUIDField, UUID(int=7)),
]


def insert_row(admin: psycopg.Connection, model: type[models.Model], office_id: int) -> int:
    """Write a row of the office and answer its id. `admin` may switch foreign keys off."""
    values: dict[str, Any] = {
        str(field.column): sample(field)
        for field in model._meta.local_concrete_fields
        if not isinstance(field, GeneratedField)
    }
    key = model._meta.pk
    assert key is not None
    values |= {"office_id": office_id, str(key.column): next(_number)}
    with admin.transaction():
        admin.execute("SET LOCAL session_replication_role = replica")
        admin.execute(
            insertion(model, list(values)),
            list(values.values()),
        )
    return int(values[str(key.column)])


def insertion(model: type[models.Model], columns: list[str]) -> sql.Composed:
    """INSERT with these columns and a placeholder for each."""
    names = sql.SQL(", ").join([sql.Identifier(column) for column in columns])
    places = sql.SQL(", ").join(sql.Placeholder() * len(columns))
    table = sql.Identifier(model._meta.db_table)
    return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(table, names, places)


def sample(field: models.Field[Any, Any]) -> Any:
    """A value that the column's own checks accept."""
    if field.null:
        return None
    if field.has_default():
        default = field.get_default()
        return json.dumps(default) if isinstance(field, models.JSONField) else default
    if field.is_relation:
        return next(_number)
    if field.choices:
        return field.flatchoices[0][0]
    if field.blank and isinstance(field, models.CharField | models.TextField):
        return ""  # what may stay empty is where checks tie columns to a state
    if field.name == "ends_on":
        return date(2026, 11, 3)  # what ends does so after it begins
    for kind, value in SAMPLES:
        if isinstance(field, kind):
            return value
    if isinstance(field, models.CharField | models.TextField):
        return f"x{next(_number)}"[-(field.max_length or 20) :]
    return 1
