"""The spans of days that thanks are counted in: the term and the school year."""

from dataclasses import dataclass
from datetime import date

from offices.models import Office
from offices.queries.calendar import calendar_of


@dataclass(frozen=True)
class Since:
    """The first day of the term that runs, or, between terms, of the school year."""

    day: date
    is_term: bool


def term_so_far(office: Office, today: date) -> Since:
    """The office's term that holds the day, else the school year so far."""
    running = [it.starts_on for it in calendar_of(office).terms if it.holds(today)]
    if running:
        return Since(max(running), is_term=True)
    return Since(school_year_start(office, today), is_term=False)


def school_year_start(office: Office, day: date) -> date:
    """The first day of the school year that holds the day."""
    starts_on = (office.year_starts_month, office.year_starts_day)
    year = day.year if (day.month, day.day) >= starts_on else day.year - 1
    return date(year, *starts_on)
