"""The history of rows, written by triggers, so that bulk and raw SQL are captured too."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.db.models import GeneratedField, Index, Model

LONGEST_NAME = 30  # characters of an index's name that Django allows


def audited[M: Model](model: type[M]) -> type[M]:
    """Keep each insert, update and delete of the model in its own history table.

    `Partner` gets `PartnerHistory`, with one index: the history of one row of one office. What
    the database computes of other columns is left out.
    """
    return _tracked(model, ())


def audited_by[M: Model](*fields: str) -> Callable[[type[M]], type[M]]:
    """As `audited`; the history is also found by each of these foreign keys, by time.

    For rows that are part of something else's history: `@audited_by("partner")`; for what has a
    history of its own that is read by time, `"pgh_obj"`, the row itself.
    """

    def decorate(model: type[M]) -> type[M]:
        return _tracked(model, fields)

    return decorate


def _tracked[M: Model](model: type[M], fields: tuple[str, ...]) -> type[M]:
    name = model.__name__.lower()
    indexes = [_index(f"history_{name}", "pgh_obj", "pgh_id")]
    indexes += [_index(f"history_{name}_by_{it}", it, "pgh_created_at") for it in fields]
    decorate: Any = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=[it.name for it in model._meta.fields if isinstance(it, GeneratedField)],
        obj_field=pghistory.ObjForeignKey(db_index=False),
        model_name=f"{model.__name__}History",
        meta={"indexes": indexes},
    )
    tracked: type[M] = decorate(model)
    return tracked


def _index(name: str, *fields: str) -> Index:
    return Index(fields=["office", *fields], name=name[:LONGEST_NAME])
