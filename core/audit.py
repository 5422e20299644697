"""The history of rows, written by triggers, so that bulk and raw SQL are captured too."""

from typing import Any

import pghistory
from django.db.models import GeneratedField, Index, Model


def audited[M: Model](model: type[M]) -> type[M]:
    """Keep each insert, update and delete of the model in its own history table.

    `Partner` gets `PartnerHistory`, with one index: the history of one row of one office. What
    the database computes of other columns is left out.
    """
    name = model.__name__
    index = Index(fields=["office", "pgh_obj", "pgh_id"], name=f"history_{name.lower()}"[:30])
    decorate: Any = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=[it.name for it in model._meta.fields if isinstance(it, GeneratedField)],
        obj_field=pghistory.ObjForeignKey(db_index=False),
        model_name=f"{name}History",
        meta={"indexes": [index]},
    )
    tracked: type[M] = decorate(model)
    return tracked
