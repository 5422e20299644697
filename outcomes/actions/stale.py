"""Marks partners whose health is to be judged anew: something that it follows from was written."""

from functools import cache
from typing import Any

from django.db import connection, transaction

from core.of_one import of_one, write_of_one

LOOKED_BACK = 20
MARK = """
    UPDATE partnerships_partnerstanding SET health_is_stale = true
    WHERE office_id = %(office)s AND id IN (
        SELECT id FROM partnerships_partnerstanding
        WHERE office_id = %(office)s AND (%(all)s OR partner_id = ANY(%(partners)s))
          AND health_at IS NOT NULL
        ORDER BY id FOR NO KEY UPDATE)
"""
"""Also those that are marked: a look that is under way has taken their marks off, and read the
facts as they were before. It lets go of the rows when it is over."""


class _Marked:
    """Stands among what the transaction does on commit, and says which partners it has marked.

    Rolling back to a savepoint takes it away together with the marks. On commit nothing is to be
    done: a sweep, some seconds later, looks at all that was marked meanwhile at once.
    """

    def __init__(self, office_id: int, partners: list[int] | None) -> None:
        self.office_id = office_id
        self.partners = None if partners is None else frozenset(partners)

    def __call__(self) -> None:
        return None

    def covers(self, office_id: int, partners: list[int] | None) -> bool:
        """Whether these partners are among those that were marked."""
        if self.office_id != office_id:
            return False
        return self.partners is None or (
            partners is not None and self.partners.issuperset(partners)
        )


def mark_stale(office_id: int, partners: list[int] | None) -> None:
    """Mark these partners (None: all), once a transaction.

    Those that no look has seen yet need no mark: their first look comes by itself, at night or
    when somebody opens their page. So an import of thousands marks none.
    """
    if any(it.covers(office_id, partners) for it in _marks()):
        return
    if partners is not None and len(partners) == 1:
        write_of_one(_mark_of_one(), office_id, partners[0])
    else:
        with connection.cursor() as cursor:
            values: dict[str, Any] = {"office": office_id, "all": partners is None}
            cursor.execute(MARK, values | {"partners": partners or []})
    if connection.in_atomic_block:
        transaction.on_commit(_Marked(office_id, partners))


@cache
def _mark_of_one() -> str:
    return of_one(MARK, {})


def _marks() -> list[_Marked]:
    """The last marks of this transaction: an import makes thousands, each of other partners."""
    waiting = [entry[1] for entry in connection.run_on_commit[-LOOKED_BACK:]]
    return [it for it in waiting if isinstance(it, _Marked)]
