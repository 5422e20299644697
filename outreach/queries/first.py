"""The first rows of a list, and how many there are in all, in one statement."""

from typing import Any

from django.db.models import Count, Model, QuerySet, Window


def first_rows[M: Model](rows: "QuerySet[M, Any]", limit: int) -> tuple[list[M], int]:
    """The first `limit` rows in their order, and the number of all."""
    found: list[Any] = list(rows.annotate(in_all=Window(Count("*")))[:limit])
    return found, found[0].in_all if found else 0
