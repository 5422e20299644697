"""School years: by the office's day and month; closed ones keep their days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from offices.models import Office
from offices.queries.school_years import (
    SchoolYear,
    last_years,
    school_year_of,
    years_between,
)

CLOSED = (date(2024, 8, 1), date(2025, 7, 31))


def office(month: int, day: int = 1) -> Office:
    return Office(year_starts_month=month, year_starts_day=day)


@pytest.mark.parametrize(
    ("day", "starts_on", "ends_on", "label"),
    [
        (date(2026, 7, 31), date(2025, 8, 1), date(2026, 7, 31), "2025\u201326"),
        (date(2026, 8, 1), date(2026, 8, 1), date(2027, 7, 31), "2026\u201327"),
        (date(2000, 2, 29), date(1999, 8, 1), date(2000, 7, 31), "1999\u201300"),
    ],
)
def test_a_day_lies_in_one_school_year(
    day: date, starts_on: date, ends_on: date, label: str
) -> None:
    found = school_year_of(office(8), day)
    assert found == SchoolYear(starts_on, ends_on)
    assert (found.label, found.holds(day)) == (label, True)


def test_a_year_from_january_is_called_by_its_number() -> None:
    assert school_year_of(office(1), date(2026, 5, 5)).label == "2026"


def test_the_years_between_two_days_are_those_with_a_day_there() -> None:
    found = years_between(office(8), date(2024, 7, 31), date(2025, 8, 1))
    assert [it.starts_on.year for it in found] == [2023, 2024, 2025]


def test_the_last_years_end_with_the_one_that_runs() -> None:
    found = last_years(office(8), date(2026, 11, 20), 3)
    assert [it.label for it in found] == ["2024\u201325", "2025\u201326", "2026\u201327"]


@pytest.mark.parametrize(
    ("month", "before", "after"),
    [
        (7, SchoolYear(date(2023, 7, 1), date(2024, 7, 31)), date(2026, 6, 30)),
        (9, SchoolYear(date(2023, 9, 1), date(2024, 7, 31)), date(2026, 8, 31)),
        (1, SchoolYear(date(2024, 1, 1), date(2024, 7, 31)), date(2026, 12, 31)),
    ],
)
def test_a_closed_year_keeps_its_days_whatever_the_office_sets_later(
    month: int, before: SchoolYear, after: date
) -> None:
    moved = office(month)
    assert school_year_of(moved, date(2025, 1, 15), [CLOSED]) == SchoolYear(*CLOSED)
    assert school_year_of(moved, date(2024, 7, 31), [CLOSED]) == before
    following = school_year_of(moved, date(2025, 8, 1), [CLOSED])
    assert following == SchoolYear(date(2025, 8, 1), after)


@pytest.mark.parametrize("month", range(1, 13))
def test_years_leave_no_day_out_and_none_is_in_two(month: int) -> None:
    years = years_between(office(month, 15), date(2020, 1, 1), date(2030, 1, 1), [CLOSED])
    assert years[0].starts_on <= date(2020, 1, 1) < date(2030, 1, 1) <= years[-1].ends_on
    for one, following in pairwise(years):
        assert following.starts_on - one.ends_on == timedelta(days=1)
        assert one.ends_on - one.starts_on > timedelta(days=180)
