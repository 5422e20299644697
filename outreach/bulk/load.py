"""Fills an installation with made-up offices, all of them or none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import connection

from core.registries.demo import add_to_bulk
from core.registries.standing import refresh_all_standing
from outreach.actions.digests import plan_missing_digests
from outreach.actions.reminders import plan_missing_reminders
from outreach.bulk.ahead import made_ahead
from outreach.bulk.days import days_until
from outreach.bulk.indexes import without_indexes
from outreach.bulk.making import BATCH, Batch, Order, make_batches
from outreach.bulk.sizes import OfficeSize
from outreach.bulk.writing import copy_batch, loading, next_ids

PASSWORD = "keep-in-touch"  # noqa: S105 - made-up accounts, printed for whoever loads them
TOLD_EVERY = 400_000  # rows
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Loaded:
    """How many offices and rows were written, and the number of the first office."""

    offices: int
    rows: int
    first: int


def load_bulk(sizes: Iterable[OfficeSize], now: datetime, seed: int, tell: Tell) -> Loaded:
    """Write the offices, behind those of earlier loads; `tell` hears what is done, now and then.

    Needs the owner of the database. The same sizes, day, seed and first number give the same data.
    """
    first, days = next_number(), days_until(now)
    with loading():
        order = Order(list(sizes), first, next_ids(), days, make_password(PASSWORD), seed)
        offices, written = _write(order, tell)
        for office in offices:  # not before: until all is copied, the ids are the batches'
            add_to_bulk(office, days.today)
            refresh_all_standing(office)
            plan_missing_digests(office, now)
            plan_missing_reminders(office, now)
    return Loaded(len(offices), written, first)


def next_number() -> int:
    """The number of the next office: one more than the highest there is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(max(substr(slug, 6)::integer), 0) + 1 FROM offices_office"
            " WHERE slug ~ '^bulk-[0-9]{4,9}$'"
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


def _write(order: Order, tell: Tell) -> tuple[list[int], int]:
    """Write the rows of all offices; answers the offices' ids and how many rows."""
    offices: list[int] = []
    written, told = 0, 0
    with without_indexes(_weight(order)):
        for batch in _made(order):
            copy_batch(batch)
            offices += batch.offices
            written += batch.rows
            if written - told >= TOLD_EVERY:
                tell(f"{len(offices)} offices, {written:,} rows")
                told = written
    return offices, written


def _made(order: Order) -> Iterable[Batch]:
    """The rows; where there are many, a second process makes them meanwhile."""
    return made_ahead(order) if _weight(order) > 2 * BATCH else make_batches(order)


def _weight(order: Order) -> int:
    return sum(it.partners + it.activities for it in order.sizes)
