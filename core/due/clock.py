"""From the clock on an office's wall to an instant, through daylight-saving changes."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def instant(day: date, wall_time: time, zone: str) -> datetime:
    """When the clocks of `zone` show that time on that day, in UTC.

    A time that the change to summer time skips is shifted forward by the gap; of a time that
    comes twice it is the first.
    """
    return datetime.combine(day, wall_time, ZoneInfo(zone)).astimezone(UTC)


def next_day(wall_time: time, zone: str, now: datetime) -> date:
    """The first day of the zone on which that time is still to come."""
    today = now.astimezone(ZoneInfo(zone)).date()
    if instant(today, wall_time, zone) > now:
        return today
    return date.fromordinal(today.toordinal() + 1)
