"""The spans of days that thanks are counted in: the term and the school year."""

from dataclasses import dataclass
from datetime import date

from core.registries.school_years import closed_years
from offices.models import Office
from offices.queries.calendar import calendar_of
from offices.queries.school_years import school_year_of


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
    return Since(year_so_far(office, today), is_term=False)


def year_so_far(office: Office, today: date) -> date:
    """The first day of the school year that runs: closed years keep their days."""
    return school_year_of(office, today, closed_years(office.pk)).starts_on
