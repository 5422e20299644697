"""The base of every table whose rows belong to an office."""

from typing import Any

from django.db import models
from django.db.models.functions import Now


class TenantForeignKey(models.ForeignKey[Any, Any]):
    """A foreign key between tenant tables: the constraint is `OfficeForeignKey`'s, not Django's.

    No index of its own either: indexes of tenant tables start with the office.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        kwargs.setdefault("db_index", False)
        kwargs.setdefault("related_name", "+")
        super().__init__(to, on_delete, **kwargs)


class TenantModel(models.Model):
    """A row of one office, fenced by row security; says when it became known."""

    office = models.ForeignKey(
        "offices.Office", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True
