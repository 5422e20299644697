"""The base of every table whose rows belong to an office."""

from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.db.models.lookups import Exact
from django.db.models.sql.where import WhereNode


class TenantForeignKey(models.ForeignKey[Any, Any]):
    """A foreign key between tenant tables: the constraint is `OfficeForeignKey`'s, not Django's.

    No index of its own either: indexes of tenant tables start with the office.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        kwargs.setdefault("db_index", False)
        kwargs.setdefault("related_name", "+")
        super().__init__(to, on_delete, **kwargs)

    def get_extra_restriction(
        self, alias: str | None, related_alias: str | None
    ) -> WhereNode | None:
        """Joins name the office besides the id: that is what the indexes begin with.

        Row security alone says the same, but only once the query runs: the planner would think
        of an average office where a large one is asked for, and read it whole for each row.
        `alias` is the table pointed to, None where a subquery has no such table.
        """
        if alias is None or related_alias is None:
            return None
        theirs, ours = _office_of(self.related_model), _office_of(self.model)
        same: Any = Exact(theirs.get_col(alias), ours.get_col(related_alias))
        return WhereNode([same])


def _office_of(model: Any) -> Any:
    return model._meta.get_field("office")


class TenantModel(models.Model):
    """A row of one office, fenced by row security; says when it became known."""

    office = models.ForeignKey(
        "offices.Office", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True
