"""Seven in the morning, in every time zone there is."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from core.due.clock import instant, next_day

SEVEN = time(7)
ZONES = sorted(available_timezones() - {"localtime", "posixrules"})
FIRST = date(2025, 11, 1)
YEARS = 2 * 365


@pytest.mark.parametrize("start", range(0, len(ZONES), 100))
def test_seven_comes_once_a_day_in_every_zone_for_two_years(start: int) -> None:
    for zone in ZONES[start : start + 100]:
        for offset in range(YEARS):
            day = FIRST + timedelta(days=offset)
            local = instant(day, SEVEN, zone).astimezone(ZoneInfo(zone))
            assert (local.date(), local.time()) == (day, SEVEN)


@pytest.mark.parametrize("zone", ["America/Denver", "America/New_York", "Australia/Lord_Howe"])
def test_the_days_around_each_change_are_a_day_apart_give_or_take_the_change(zone: str) -> None:
    instants = [instant(FIRST + timedelta(days=n), SEVEN, zone) for n in range(YEARS)]
    gaps = {after - before for before, after in pairwise(instants)}
    assert min(gaps) >= timedelta(hours=23)
    assert max(gaps) <= timedelta(hours=25)
    assert len(gaps) == 3


def test_a_time_in_the_gap_is_shifted_forward() -> None:
    local = instant(date(2026, 3, 8), time(2, 30), "America/Denver")
    assert local.astimezone(ZoneInfo("America/Denver")).time() == time(3, 30)


def test_a_time_that_comes_twice_is_the_first() -> None:
    twice = instant(date(2026, 11, 1), time(1, 30), "America/Denver")
    assert twice == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)


def test_a_day_that_a_zone_skipped_falls_on_the_next() -> None:
    """Samoa crossed the date line: December 30, 2011 never was."""
    assert instant(date(2011, 12, 30), SEVEN, "Pacific/Apia") == instant(
        date(2011, 12, 31), SEVEN, "Pacific/Apia"
    )


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Denver", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_the_next_day_is_the_first_whose_seven_is_still_to_come(zone: str, hour: int) -> None:
    now = datetime(2026, 11, 1, hour, tzinfo=UTC)
    day = next_day(SEVEN, zone, now)
    assert timedelta(0) < instant(day, SEVEN, zone) - now <= timedelta(hours=25)


def test_at_seven_sharp_the_next_day_is_tomorrow() -> None:
    now = instant(date(2026, 11, 20), SEVEN, "America/Denver")
    assert next_day(SEVEN, "America/Denver", now) == date(2026, 11, 21)
