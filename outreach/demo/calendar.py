"""The school year as the demo lives it: which days are open, how busy a month is."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

HISTORY_DAYS = 1278
"""Three and a half years."""

HORIZON_DAYS = 75
"""How far ahead things are planned."""

BUSY = {1: 1.0, 2: 1.1, 3: 0.9, 4: 1.1, 5: 0.9, 6: 0.4, 7: 0.2, 8: 0.7, 9: 1.2, 10: 1.2, 11: 0.9}
"""How much happens in a month; December's is the rest's average before the break."""


@dataclass(frozen=True)
class Season:
    """When in a school year something takes place: from (month, day) to (month, day)."""

    begins: tuple[int, int]
    ends: tuple[int, int]

    def draw(self, year: int, rng: Random) -> date:
        """An open day of the season in the school year that begins in August of `year`."""
        first, last = _in_year(year, self.begins), _in_year(year, self.ends)
        return open_day(first + timedelta(days=rng.randrange((last - first).days + 1)))


def school_year(day: date) -> int:
    """The year in which the school year of that day began (on August 1)."""
    return day.year if day.month >= 8 else day.year - 1


def busy(day: date) -> float:
    """The share of a usual day's contacts that happen on such a day; 0 when schools are closed."""
    return BUSY.get(day.month, 0.7) if is_open(day) else 0.0


def is_open(day: date) -> bool:
    """A weekday outside Thanksgiving, the winter and spring breaks, and July's first week."""
    closed = (
        (day.month, day.day) >= (12, 21)
        or (day.month, day.day) <= (1, 3)
        or (
            day.month == 11
            and day.weekday() in (2, 3, 4)
            and 22 <= day.day - day.weekday() + 3 <= 28
        )
        or (day.month == 3 and 17 <= day.day <= 23)
        or (day.month == 7 and day.day <= 7)
    )
    return day.weekday() < 5 and not closed


def open_day(day: date) -> date:
    """The day itself, or the next open one."""
    while not is_open(day):
        day += timedelta(days=1)
    return day


def walk(day: date, load: float) -> date:
    """The open day on which `load` usual days of school have passed since `day`."""
    while load > 0:
        day += timedelta(days=1)
        # a week has five open days, so an open one counts for 1.4 days of the calendar
        load -= busy(day) * 1.4 or 0.05
    return open_day(day)


def _in_year(year: int, month_day: tuple[int, int]) -> date:
    month, day = month_day
    return date(year if month >= 8 else year + 1, month, day)
