"""How many rows of an import are what."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from core.models.imports import Import, RowState

COUNTS = """
    SELECT run_id, state, count(*), count(*) FILTER (WHERE findings <> '[]')
    FROM core_importrow WHERE office_id = %s AND run_id = ANY(%s) GROUP BY run_id, state
"""


@dataclass(frozen=True)
class Counts:
    """The rows of an import: `read` are all, `warned` the good ones that have a warning.

    Before it is brought in a good row is `new`, a `match` or `alike`, afterwards `created`,
    `updated` or `skipped`.
    """

    read: int = 0
    new: int = 0
    match: int = 0
    alike: int = 0
    bad: int = 0
    warned: int = 0
    created: int = 0
    updated: int = 0
    skipped: int = 0

    @property
    def good(self) -> int:
        """Rows that are ready to be brought in."""
        return self.new + self.match + self.alike


def counted(run: Import) -> Counts:
    """The counts; of an import whose rows are forgotten, those that it had then."""
    return counted_all(run.office_id, [run])[run.pk]


def counted_all(office_id: int, runs: Sequence[Import]) -> dict[int, Counts]:
    """The counts of several imports of the office, by id, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, [office_id, [run.pk for run in runs]])
        rows = cursor.fetchall()
    return {
        run.pk: Counts(**run.facts["counts"])
        if "counts" in run.facts
        else _of([row[1:] for row in rows if row[0] == run.pk])
        for run in runs
    }


def _of(rows: Sequence[tuple[str, int, int]]) -> Counts:
    states = {state: count for state, count, _ in rows if state != RowState.READ}
    warned = sum(found for state, _, found in rows if state != RowState.BAD)
    return Counts(read=sum(count for _, count, _ in rows), warned=warned, **states)
