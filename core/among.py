"""Rows of which a column is in an array that the database holds, or once held."""

from django.db.models import BooleanField, Func


class IsAmong(Func):
    """`column = ANY (array)`, for columns that are ids: an index on the column serves it.

    The array may be one as the database wrote it: text that goes back as it came.
    """

    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY ("
    output_field = BooleanField()
