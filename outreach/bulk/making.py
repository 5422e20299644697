"""Makes the rows of some offices at a time, as text that COPY reads."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils import translation

from outreach.bulk.activities import make_activities
from outreach.bulk.copy_text import copy_text
from outreach.bulk.days import Days
from outreach.bulk.follow_ups import make_follow_ups
from outreach.bulk.luck import Luck
from outreach.bulk.office import BulkOffice, make_office
from outreach.bulk.partners import make_partners
from outreach.bulk.past_digests import make_past_digests
from outreach.bulk.people import make_people
from outreach.bulk.rows import Rows
from outreach.bulk.sizes import OfficeSize

BATCH = 20_000  # partners and activities, or a few times as many rows, that are made at once


@dataclass(frozen=True)
class Order:
    """What is to be made. `number` is the first office's, `next_ids` the first free id of each
    table; `password` is hashed."""

    sizes: list[OfficeSize]
    number: int
    next_ids: Mapping[str, int]
    days: Days
    password: str
    seed: int


@dataclass(frozen=True)
class Batch:
    """Some offices, by their ids: how many rows they have, and these by table."""

    offices: list[int]
    rows: int
    texts: dict[str, bytes]
    next_ids: dict[str, int]


def make_batches(order: Order) -> Iterator[Batch]:
    """All offices of the order, some at a time."""
    number, next_ids = order.number, order.next_ids
    with translation.override("en"), _nothing_collected():
        for sizes in _batched(order.sizes):
            rows = Rows(next_ids)
            offices = [
                _make(rows, size, place, order) for place, size in enumerate(sizes, start=number)
            ]
            yield _batch(offices, rows)
            number, next_ids = number + len(sizes), rows.next_ids


def make_rows(rows: Rows, office: BulkOffice, password: str) -> None:
    """Everything of one office."""
    make_office(rows, office, password)
    partners = make_partners(rows, office)
    make_people(rows, office, partners)
    make_follow_ups(rows, office, partners, make_activities(rows, office, partners))
    make_past_digests(rows, office)


def _make(rows: Rows, size: OfficeSize, number: int, order: Order) -> int:
    office = BulkOffice(number, size, Luck(f"{order.seed} {number}"), order.days)
    make_rows(rows, office, order.password)
    return office.pk


def _batch(offices: list[int], rows: Rows) -> Batch:
    texts = {table: copy_text(made) for table, made in rows.by_table.items()}
    return Batch(offices, len(rows), texts, rows.next_ids)


def _batched(sizes: Iterable[OfficeSize]) -> Iterator[list[OfficeSize]]:
    batch: list[OfficeSize] = []
    for size in sizes:
        batch.append(size)
        if sum(it.activities + it.partners for it in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without looking for circles among hundreds of thousands of rows: there are none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
