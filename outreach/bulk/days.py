"""Three years of school days, the busy ones more often."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from outreach.demo.calendar import busy

HISTORY_DAYS = 3 * 365
PER_DAY = 5  # how often a usual day is there
OFFICE_HOURS_UTC = (14, 24)  # nine to seven in the Rockies
LATE = 0.12  # the share that is written down days later


@dataclass(frozen=True)
class Days:
    """The days on which something happened until `today`, in order, a busy one several times."""

    today: date
    now: datetime
    past: list[date]

    @property
    def beginning(self) -> date:
        """The first day of the history."""
        return self.today - timedelta(days=HISTORY_DAYS)

    def draw(self, rng: Random, since: float) -> date:
        """A day after the share `since` (from 0 to 1) of the history has passed."""
        first = int(since * (len(self.past) - 1))
        return self.past[first + int(rng.random() * (len(self.past) - first))]

    def recorded(self, day: date, rng: Random) -> datetime:
        """When something of that day was written down: mostly on the same day, never to come."""
        luck = rng.random()
        late = 1 + int(luck * 40) if luck < LATE else 0
        first, last = OFFICE_HOURS_UTC
        seconds = int(rng.random() * (last - first) * 3600)
        moment = datetime(day.year, day.month, day.day, first, tzinfo=UTC)
        return min(moment + timedelta(days=late, seconds=seconds), self.now)


def days_until(now: datetime) -> Days:
    """The history that ends at that moment."""
    today = now.astimezone(UTC).date()
    all_days = [today - timedelta(days=ago) for ago in range(HISTORY_DAYS, -1, -1)]
    past = [day for day in all_days for _ in range(round(busy(day) * PER_DAY))]
    return Days(today, now, past or all_days)


def midnight(day: date) -> datetime:
    """The first instant of the day in UTC."""
    return datetime.combine(day, time(), UTC)
