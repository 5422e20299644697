"""Seven in the morning, and any other time of day, in every time zone there is."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.due.clock import instant, next_day

SEVEN = time(7)
ZONES = sorted(available_timezones() - {"localtime", "posixrules"})
FIRST = date(2025, 11, 1)
YEARS = 2 * 365
A_WEEK = timedelta(days=7)
DAYS = [FIRST + timedelta(days=number) for number in range(YEARS)]
QUARTERS = [time(minute // 60, minute % 60) for minute in range(0, 24 * 60, 15)]


def offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    """How far the zone's clocks are ahead of UTC at an instant."""
    ahead = moment.astimezone(zone).utcoffset()
    assert ahead is not None
    return ahead


def offsets_about(day: date, zone: ZoneInfo) -> list[timedelta]:
    """The offsets in turn from the day before until the day after, as seen from UTC."""
    midnight = datetime.combine(day, time(), UTC)
    return [offset(midnight + timedelta(days=days), zone) for days in (-1, 0, 1, 2)]


def expected(day: date, wall_time: time, zone: ZoneInfo) -> datetime:
    """What `instant` should say, found from UTC: the first instant at which clocks show that.

    Where they never do, it is where they would show it had they not been put forward.
    """
    wall, offsets = datetime.combine(day, wall_time, UTC), offsets_about(day, zone)
    shown = [wall - ahead for ahead in offsets if offset(wall - ahead, zone) == ahead]
    return min(shown) if shown else wall - offsets[0]


def changes(zone: ZoneInfo) -> Iterator[date]:
    """The days on which, or beside which, the zone's clocks are put forward or back."""
    return (day for day in DAYS if len(set(offsets_about(day, zone))) > 1)


@cache
def distinct() -> list[str]:
    """Of all zones whose clocks do the same in these two years, one."""
    return list({clocks(ZoneInfo(name)): name for name in ZONES}.values())


def clocks(zone: ZoneInfo) -> tuple[object, ...]:
    """How far the zone is ahead at first, and to the second when that changes, and to what."""
    days = [datetime.combine(it, time(), UTC) for it in (FIRST - A_WEEK, *DAYS, DAYS[-1] + A_WEEK)]
    ahead = [offset(it, zone) for it in days]
    changed = [at for at, (one, other) in enumerate(pairwise(ahead)) if one != other]
    return ahead[0], *((found(days[at], days[at + 1], zone), ahead[at + 1]) for at in changed)


def found(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The second between them from which on the clocks are as they are after."""
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if offset(middle, zone) == offset(before, zone):
            before = middle
        else:
            after = middle
    return after


def test_many_zones_do_as_another() -> None:
    assert 60 < len(distinct()) < 200
    assert clocks(ZoneInfo("America/Denver")) == clocks(ZoneInfo("US/Mountain"))
    assert clocks(ZoneInfo("America/Denver")) != clocks(ZoneInfo("America/Phoenix"))


@pytest.mark.parametrize("start", range(0, len(ZONES), 100))
def test_seven_comes_once_a_day_in_every_zone_for_two_years(start: int) -> None:
    for zone in ZONES[start : start + 100]:
        for offset in range(YEARS):
            day = FIRST + timedelta(days=offset)
            local = instant(day, SEVEN, zone).astimezone(ZoneInfo(zone))
            assert (local.date(), local.time()) == (day, SEVEN)


def test_some_time_of_each_day_comes_when_it_should_in_every_zone_for_two_years() -> None:
    for name in distinct():
        zone, dice = ZoneInfo(name), random.Random(name)
        for day in DAYS:
            wall_time = time(dice.randrange(24), dice.randrange(60))
            local = instant(day, wall_time, name).astimezone(zone)
            late = datetime.combine(day, wall_time) != local.replace(tzinfo=None)
            assert not late or instant(day, wall_time, name) == expected(day, wall_time, zone)


def test_about_each_change_of_each_zone_every_quarter_of_an_hour_is_right() -> None:
    for name in distinct():
        zone = ZoneInfo(name)
        for day in changes(zone):
            instants = [instant(day, wall_time, name) for wall_time in QUARTERS]
            assert instants == [expected(day, wall_time, zone) for wall_time in QUARTERS]


@given(st.sampled_from(ZONES), st.dates(date(1975, 1, 1), date(2037, 12, 30)), st.times())
def test_any_time_of_any_day_in_any_zone_is_right(name: str, day: date, wall_time: time) -> None:
    zone = ZoneInfo(name)
    assert instant(day, wall_time, name) == expected(day, wall_time, zone)


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
