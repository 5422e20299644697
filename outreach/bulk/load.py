"""Fills an installation with made-up offices, all of them or none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import connection
from django.utils import translation

from core.registries.standing import refresh_all_standing
from outreach.actions.digests import plan_missing_digests
from outreach.actions.reminders import plan_missing_reminders
from outreach.bulk.activities import make_activities
from outreach.bulk.days import Days, days_until
from outreach.bulk.follow_ups import make_follow_ups
from outreach.bulk.office import BulkOffice, make_office
from outreach.bulk.partners import make_partners
from outreach.bulk.past_digests import make_past_digests
from outreach.bulk.people import make_people
from outreach.bulk.rows import Rows
from outreach.bulk.sizes import OfficeSize
from outreach.bulk.writing import copy_rows, loading, next_ids

PASSWORD = "keep-in-touch"  # noqa: S105 - made-up accounts, printed for whoever loads them
BATCH = 100_000  # activities, or a few times as many rows, that are held in memory at once
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
    number = first = next_number()
    days, password, written = days_until(now), make_password(PASSWORD), 0
    with translation.override("en"), loading():
        for some in _batches(sizes):
            written += _load(some, number, days, password, seed)
            number += len(some)
            tell(f"{number - first} offices, {written:,} rows")
    return Loaded(number - first, written, first)


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


def _batches(sizes: Iterable[OfficeSize]) -> Iterator[list[OfficeSize]]:
    batch: list[OfficeSize] = []
    for size in sizes:
        batch.append(size)
        if sum(it.activities + it.partners for it in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _load(sizes: list[OfficeSize], number: int, days: Days, password: str, seed: int) -> int:
    """Write some offices, with what follows from their rows."""
    rows = Rows(next_ids())
    made = [
        _make(rows, size, place, days, password, seed)
        for place, size in enumerate(sizes, start=number)
    ]
    copy_rows(rows)
    for office in made:
        refresh_all_standing(office.pk)
        plan_missing_digests(office.pk, days.now)
        plan_missing_reminders(office.pk, days.now)
    return len(rows)


def _make(
    rows: Rows, size: OfficeSize, number: int, days: Days, password: str, seed: int
) -> BulkOffice:
    office = BulkOffice(number, size, Random(f"{seed} {number}"), days)  # noqa: S311 - no secret
    make_office(rows, office, password)
    partners = make_partners(rows, office)
    make_people(rows, office, partners)
    make_follow_ups(rows, office, partners, make_activities(rows, office, partners))
    make_past_digests(rows, office)
    return office
