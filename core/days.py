"""Between which days dates may lie, so that reckoning with them cannot overflow."""

from datetime import date

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


def years_before(day: date, years: int = 1) -> date:
    """The same day that many years earlier; of February 29 the day before it."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
