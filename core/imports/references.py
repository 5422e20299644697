"""What refers to the rows of a table: found from the models, asked in sets."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import Model

from core.models.tenant import TenantModel


@dataclass(frozen=True)
class Reference:
    """A column of a tenant table that refers to a row of another, or of the same.

    `model` as in "contacts.contact". Derived rows say nothing that others do not say (a partner's
    standing): their model has no history, and goes when what it refers to goes.
    """

    model: str
    table: str
    column: str
    is_derived: bool


def model_named(name: str) -> type[Model]:
    """The model of a ledger's "contacts.contact"."""
    return apps.get_model(name)


def is_audited(model: type[Model]) -> bool:
    """Whether triggers keep the history of its rows."""
    return bool(getattr(model, "pgh_event_models", None))


@cache
def references_to(name: str) -> tuple[Reference, ...]:
    """Every foreign key of a tenant table to the model of that name."""
    found = []
    for relation in model_named(name)._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and relation.related_model):
            continue
        other: Any = relation.related_model
        if issubclass(other, TenantModel) and not hasattr(other, "pgh_tracked_model"):
            found.append(_reference(other, relation))
    return tuple(found)


def _reference(other: type[Model], relation: Any) -> Reference:
    is_derived = relation.on_delete is models.CASCADE and not is_audited(other)
    return Reference(
        other._meta.label_lower, other._meta.db_table, relation.field.column, is_derived
    )


def referred_to(name: str, office_id: int, ids: list[int]) -> set[int]:
    """Which of these rows something refers to, besides what is derived."""
    references = [it for it in references_to(name) if not it.is_derived]
    if not references or not ids:
        return set()
    parts = [
        f'SELECT "{it.column}" FROM "{it.table}" WHERE office_id = %s AND "{it.column}" = ANY(%s)'
        for it in references
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(parts), [office_id, ids] * len(parts))
        return {row[0] for row in cursor.fetchall()}


def delete_rows(name: str, office_id: int, ids: list[int]) -> None:
    """Delete the rows and what is derived from them."""
    if not ids:
        return
    derived = [(it.table, it.column) for it in references_to(name) if it.is_derived]
    with connection.cursor() as cursor:
        for table, column in [*derived, (model_named(name)._meta.db_table, "id")]:
            cursor.execute(
                f'DELETE FROM "{table}" WHERE office_id = %s AND "{column}" = ANY(%s)',
                [office_id, ids],
            )
