"""The spans of days that thanks are counted in: the term and the school year."""

from dataclasses import dataclass
from datetime import date

from offices.models import Office
from offices.queries.calendar import calendar_of
from offices.queries.school_years import school_year_start


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
