"""What a named day is: a past and a coming reading, and the helpers that count weekdays."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from offices.queries.calendar import SchoolCalendar

FRIDAY = 4
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class School:
    """The day on which a sentence is said, and the school's calendar around it."""

    today: date
    calendar: SchoolCalendar = field(default_factory=SchoolCalendar)


class Tense(Enum):
    """Where a day lies by its own words; EITHER: the words leave it open."""

    PAST = "past"
    AHEAD = "ahead"
    EITHER = "either"


@dataclass(frozen=True)
class Days:
    """A day, or a first and a last one. No first day: a time that has no date ("in the spring")."""

    first: date | None
    last: date | None = None


@dataclass(frozen=True)
class DaysSaid:
    """Words that name days: what they mean looking back, and looking ahead.

    `vague` for months and seasons, which are no day on which something happened; `limit` if
    they only bound something ("until June").
    """

    start: int
    end: int
    past: Days
    ahead: Days
    tense: Tense
    vague: bool = False
    limit: bool = False


type Reading = tuple[Days, Days, Tense, bool] | None
"""Looking back, looking ahead, where by its own words, and whether it is vague."""
type Reader = Callable[[re.Match[str], School], Reading]


def one(day: date | None, tense: Tense, *, vague: bool = False) -> Reading:
    """The same day looking back and ahead."""
    return Days(day), Days(day), tense, vague


def next_weekday(after: date, weekday: int) -> date:
    """The first such weekday (0 is Monday) after that day."""
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def last_weekday(before: date, weekday: int) -> date:
    """The last such weekday before that day."""
    return before - timedelta(days=(before.weekday() - weekday - 1) % 7 + 1)


def monday_of(day: date) -> date:
    """The Monday of the week in which it lies."""
    return day - timedelta(days=day.weekday())


def on_weekday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day if day.weekday() <= FRIDAY else next_weekday(day, 0)


def last_weekday_of_month(day: date) -> date:
    """The last Monday-to-Friday day of the month in which it lies."""
    last = day.replace(day=monthrange(day.year, day.month)[1])
    return last if last.weekday() <= FRIDAY else last_weekday(last, FRIDAY)


def month_day(at: date, month: int, day: int, *, ahead: bool) -> date:
    """The nearest such date up to `at`, or from it on; Feb 29 may be years away.

    Raises ValueError for a date that no year has."""
    years = range(at.year, at.year + 9) if ahead else range(at.year, at.year - 9, -1)
    for year in years:
        if 1 <= day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if (found >= at) if ahead else (found <= at):
                return found
    raise ValueError("no such date")
