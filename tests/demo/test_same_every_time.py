"""The demo is the same for the same day, and valid on any day of the year."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db.models import ForeignKey, Model

from offices.models import Office, User
from outreach.demo.birch import BIRCH
from outreach.demo.load import fill
from outreach.demo.people import make_user
from outreach.demo.world import World
from outreach.models import Activity, FollowUp

DAYS = (
    date(2026, 7, 4),
    date(2026, 8, 1),
    date(2026, 12, 25),
    date(2028, 2, 29),
    date(2027, 5, 14),
)


def made(today: date) -> World:
    office = Office(slug=BIRCH.slug, name=BIRCH.name, time_zone=BIRCH.time_zone)
    users: dict[str, User] = {person.email: make_user(person, "!") for person in BIRCH.people}
    world = World(office, BIRCH, today, Random(1))
    fill(world, users)
    return world


def told(row: Model) -> tuple[object, ...]:
    """Everything that a row says, without the ids that it does not have yet."""
    plain = [field for field in row._meta.fields if not isinstance(field, ForeignKey)]
    values = [getattr(row, field.name) for field in plain if not field.generated]
    return (type(row).__name__, *map(str, values))


def test_the_same_day_gives_the_same_rows() -> None:
    first, second = made(date(2026, 11, 21)), made(date(2026, 11, 21))
    assert list(map(told, first.rows)) == list(map(told, second.rows))


@pytest.mark.parametrize("today", DAYS)
def test_any_day_will_do(today: date) -> None:
    rows = made(today).rows
    activities = [row for row in rows if isinstance(row, Activity)]
    assert len(activities) > 800
    assert all(it.status != "done" or it.starts_on <= today for it in activities)
    assert all(it.status != "planned" or it.starts_on > today for it in activities)
    beginning = today - timedelta(days=1278)
    assert all(it.starts_on >= beginning for it in activities)
    waiting = [row for row in rows if isinstance(row, FollowUp) and row.status == "open"]
    assert {it.due_on == today for it in waiting} == {True, False}
