"""How the database plans the statements of a part of a transaction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connection


@contextmanager
def planning(settings: Mapping[str, str]) -> Iterator[None]:
    """Within, PostgreSQL plans by these settings of its planner.

    Behind, they are what they were, so that one may stand within another. Needs an open
    transaction; its end takes them back too.
    """
    before = _set(settings)
    yield
    _set(before)


def _set(settings: Mapping[str, str]) -> dict[str, str]:
    """Set them until the transaction ends; answers what they were."""
    columns = ", ".join(f"current_setting('{it}'), set_config('{it}', %s, true)" for it in settings)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", list(settings.values()))
        row = cursor.fetchone()
    assert row is not None
    return dict(zip(settings, row[::2], strict=True))
