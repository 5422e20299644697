"""Days as people say them, in both languages."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from core.days import years_before
from core.templatetags.dates import ago, day, due, is_late, month, time_tag, weekday

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 11, 7), "Nov 7"),
        (date(2025, 11, 7), "Nov 7, 2025"),
        (None, ""),
    ],
)
def test_a_day_names_its_year_only_where_it_is_another(value: date | None, words: str) -> None:
    with override("en"):
        assert day(value, TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(-4, "4 days late"), (-1, "1 day late"), (0, "Today"), (1, "Tomorrow"), (3, "Fri, Nov 20")],
)
def test_what_is_due_says_how_late_or_when(days: int, words: str) -> None:
    with override("en"):
        assert due(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Today"), (1, "Yesterday"), (41, "41 days ago"), (-3, "Nov 20")]
)
def test_what_is_past_says_how_long_ago(days: int, words: str) -> None:
    with override("en"):
        assert ago(TODAY - timedelta(days=days), TODAY) == words


def test_spanish_writes_days_its_own_way() -> None:
    with override("es"):
        assert day(date(2026, 11, 7), TODAY) == "7 nov"
        assert weekday(date(2026, 11, 20)) == "vie, 20 nov"


def test_only_the_past_is_late() -> None:
    assert is_late(TODAY - timedelta(days=1), TODAY)
    assert not is_late(TODAY, TODAY)
    assert not is_late(None, TODAY)


def test_a_machine_can_read_the_day() -> None:
    with override("en"):
        assert time_tag(date(2026, 10, 7), TODAY) == '<time datetime="2026-10-07">Oct 7</time>'


def test_a_month_is_named_with_its_year() -> None:
    assert month(date(2026, 5, 7)) == "May 2026"
    with override("es"):
        assert month(date(2026, 11, 7)) == "nov 2026"
    assert month(None) == ""


def test_the_same_day_of_another_year_is_there_in_leap_years_too() -> None:
    assert years_before(date(2026, 11, 22)) == date(2025, 11, 22)
    assert years_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)
