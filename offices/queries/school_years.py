"""School years: from the day and month that the office sets, and closed ones as they were.

Changing the day on which years start rewrites no closed year. The year that follows a closed one
begins on the day after it, the year before ends on the day before; the office's own day counts
again where it is at least half a year away from a closed year.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from offices.models import Office

ClosedSpan = tuple[date, date]
"""First and last day of a closed year."""

HALF = timedelta(days=183)
DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class SchoolYear:
    """A school year of an office, both days included."""

    starts_on: date
    ends_on: date

    @property
    def label(self) -> str:
        """ "2025–26"; the year alone where it begins and ends in the same."""
        first, last = self.starts_on.year, self.ends_on.year
        return str(first) if first == last else f"{first}\u2013{last % 100:02d}"

    def holds(self, day: date) -> bool:
        """Whether it is one of its days."""
        return self.starts_on <= day <= self.ends_on


def school_year_of(office: Office, day: date, closed: Iterable[ClosedSpan] = ()) -> SchoolYear:
    """The school year that holds the day."""
    return years_between(office, day, day, closed)[0]


def years_between(
    office: Office, first: date, last: date, closed: Iterable[ClosedSpan] = ()
) -> list[SchoolYear]:
    """The school years of which a day lies between these two, the earliest first."""
    starts = _starts(office, first, last, list(closed))
    years = [SchoolYear(begins, next_one - DAY) for begins, next_one in pairwise(starts)]
    return [it for it in years if it.ends_on >= first and it.starts_on <= last]


def last_years(
    office: Office, day: date, count: int, closed: Iterable[ClosedSpan] = ()
) -> list[SchoolYear]:
    """The year that holds the day and those before it, `count` in all, the earliest first."""
    return years_between(office, date(day.year - count, day.month, 1), day, closed)[-count:]


def _starts(office: Office, first: date, last: date, closed: list[ClosedSpan]) -> list[date]:
    """The first days of the years around, in order."""
    usual = (
        date(year, office.year_starts_month, office.year_starts_day)
        for year in range(first.year - 2, last.year + 3)
    )
    kept = {day for day in usual if not any(_is_near(day, *it) for it in closed)}
    for starts_on, ends_on in closed:
        kept |= {starts_on, ends_on + DAY}
    return sorted(kept)


def _is_near(day: date, starts_on: date, ends_on: date) -> bool:
    return starts_on - HALF < day <= ends_on + HALF
