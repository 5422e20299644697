"""The days that sentences name, at the edges of weeks, months and years."""

from datetime import date, time

import pytest

from core.folding import fold
from offices.queries.calendar import SchoolCalendar, Span
from outreach.sentences.days import days_said
from outreach.sentences.spans import School
from outreach.sentences.times import times_said

TUESDAY = date(2026, 11, 17)
CALENDAR = SchoolCalendar(
    terms=(
        Span("Fall semester", date(2026, 8, 12), date(2026, 12, 18)),
        Span("Spring semester", date(2027, 1, 5), date(2027, 5, 27)),
        Span("Fall semester", date(2027, 8, 11), date(2027, 12, 17)),
    ),
    holidays=(
        Span("Veterans Day", date(2026, 11, 11), date(2026, 11, 11)),
        Span("Thanksgiving break", date(2026, 11, 25), date(2026, 11, 27)),
        Span("Winter break", date(2026, 12, 21), date(2027, 1, 1)),
    ),
)


def ahead(words: str, at: date = TUESDAY, calendar: SchoolCalendar = CALENDAR) -> date | None:
    (said,) = days_said(fold(words), School(at, calendar))
    return said.ahead.first


def past(words: str, at: date = TUESDAY) -> date | None:
    (said,) = days_said(fold(words), School(at, CALENDAR))
    return said.past.first


@pytest.mark.parametrize("day", range(16, 23))
def test_next_tuesday_is_that_of_next_week_on_each_day(day: int) -> None:
    assert ahead("next Tue", date(2026, 11, day)) == date(2026, 11, 24)


@pytest.mark.parametrize("day", range(16, 23))
def test_el_martes_is_the_first_one_after_today(day: int) -> None:
    expected = date(2026, 11, 17 if day == 16 else 24)
    for words in ("el martes", "el próximo martes", "el martes que viene"):
        assert ahead(words, date(2026, 11, day)) == expected


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thursday", date(2026, 11, 19)),
        ("on Tuesday", date(2026, 11, 24)),
        ("tomorrow", date(2026, 11, 18)),
        ("tmrw", date(2026, 11, 18)),
        ("pasado mañana", date(2026, 11, 19)),
        ("in 2 weeks", date(2026, 12, 1)),
        ("in a couple of weeks", date(2026, 12, 1)),
        ("a week from today", date(2026, 11, 24)),
        ("dentro de tres días", date(2026, 11, 20)),
        ("next week", date(2026, 11, 23)),
        ("la semana que viene", date(2026, 11, 23)),
        ("end of the week", date(2026, 11, 20)),
        ("next month", date(2026, 12, 1)),
        ("by the end of the month", date(2026, 11, 30)),
        ("in March", date(2027, 3, 1)),
        ("en mayo", date(2027, 5, 3)),  # May 1 is a Saturday
        ("after break", date(2026, 11, 30)),
        ("después de las vacaciones", date(2026, 11, 30)),
        ("after winter break", date(2027, 1, 4)),
        ("después de Navidad", date(2027, 1, 4)),
        ("next term", date(2027, 1, 5)),
        ("el próximo semestre", date(2027, 1, 5)),
        ("the 12th", date(2026, 12, 12)),
        ("11/12", date(2027, 11, 12)),
    ],
)
def test_a_day_ahead(words: str, day: date) -> None:
    assert ahead(words) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("yesterday", date(2026, 11, 16)),
        ("anteayer", date(2026, 11, 15)),
        ("last Thursday", date(2026, 11, 12)),
        ("el jueves pasado", date(2026, 11, 12)),
        ("on Tuesday", date(2026, 11, 10)),
        ("3 days ago", date(2026, 11, 14)),
        ("hace dos semanas", date(2026, 11, 3)),
        ("on Nov 12", date(2026, 11, 12)),
        ("11/12", date(2026, 11, 12)),
        ("12 de noviembre", date(2026, 11, 12)),
        ("Dec 3", date(2025, 12, 3)),
    ],
)
def test_a_day_that_is_past(words: str, day: date) -> None:
    assert past(words) == day


@pytest.mark.parametrize(
    "words", ["June 8 to July 31", "June 8 - July 31", "del 8 de junio al 31 de julio", "6/8-7/31"]
)
def test_a_span_has_a_first_and_a_last_day(words: str) -> None:
    (said,) = days_said(fold(words), School(TUESDAY))
    assert (said.ahead.first, said.ahead.last) == (date(2027, 6, 8), date(2027, 7, 31))


def test_a_span_may_cross_the_year() -> None:
    (said,) = days_said("dec 28 to jan 8", School(TUESDAY))
    assert (said.ahead.first, said.ahead.last) == (date(2026, 12, 28), date(2027, 1, 8))


def test_february_29_waits_for_a_leap_year() -> None:
    assert (past("Feb 29"), ahead("Feb 29")) == (date(2024, 2, 29), date(2028, 2, 29))


@pytest.mark.parametrize("words", ["Feb 30", "13/13", "31 de abril"])
def test_a_date_that_no_calendar_has_is_none(words: str) -> None:
    assert days_said(fold(words), School(TUESDAY)) == []


def test_the_last_days_of_a_year_look_into_the_next() -> None:
    last = date(2026, 12, 31)
    assert ahead("tomorrow", last) == date(2027, 1, 1)
    assert ahead("next month", last) == date(2027, 1, 1)
    assert ahead("in a month", last) == date(2027, 1, 31)
    assert past("yesterday", date(2027, 1, 1)) == last


def test_a_month_that_lacks_the_day_ends_before_it() -> None:
    assert ahead("in a month", date(2027, 1, 31)) == date(2027, 2, 28)


def test_without_a_calendar_the_national_days_hold() -> None:
    empty = SchoolCalendar()
    assert ahead("after Thanksgiving", calendar=empty) == date(2026, 11, 30)
    assert ahead("after break", calendar=empty) is None
    assert ahead("next term", calendar=empty) is None


@pytest.mark.parametrize("words", ["sat down with Susan", "she may call", "the march of time"])
def test_words_that_only_look_like_days_are_none(words: str) -> None:
    assert days_said(words, School(TUESDAY)) == []


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("at 3", time(15)),
        ("at 7", time(7)),
        ("at 12", time(12)),
        ("at 2:30 pm", time(14, 30)),
        ("9am", time(9)),
        ("a las 3", time(15)),
        ("a las 8 de la noche", time(20)),
        ("at noon", time(12)),
    ],
)
def test_the_time_on_the_clock(words: str, at: time) -> None:
    assert [it.at for it in times_said(words)] == [at]
