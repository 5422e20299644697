"""Open days counted backwards: how long ago "30 open days ago" was."""

from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache

from offices.queries.calendar import SchoolCalendar

FARTHEST = 366 * 6
"""Days that are looked back at most; who has been silent for longer is silent."""

NEAR, FAR = 300, 1800
"""Open days that are counted back to: of a year and a half, else of all that is looked back at."""


def last_open_day(calendar: SchoolCalendar, day: date) -> date:
    """That day if school is open on it, else the last day before it on which it was."""
    return open_days_back(calendar, day, 1)[0]


@lru_cache(maxsize=256)
def open_days_back(calendar: SchoolCalendar, day: date, count: int) -> tuple[date, ...]:
    """The last `count` open days up to that day, the newest first.

    Where fewer are found in six years, the earliest day looked at stands for the rest.
    """
    found: list[date] = []
    for back in range(FARTHEST):
        if len(found) == count:
            return tuple(found)
        there = day - timedelta(days=back)
        if calendar.is_open(there):
            found.append(there)
    return (*found, *[day - timedelta(days=FARTHEST)] * (count - len(found)))


def open_days_since(calendar: SchoolCalendar, since: date, today: date) -> int:
    """How many open days came after that day, today included."""
    back = open_days_back(calendar, today, NEAR)
    if back[-1] > since:
        back = open_days_back(calendar, today, FAR)
    return bisect_left(back, -since.toordinal(), key=lambda day: -day.toordinal())
