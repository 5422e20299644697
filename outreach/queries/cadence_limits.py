"""How long is too long, as days: the one definition of silence, for lists and for risk alike.

Days count only while school is open. So for each calendar and number of days the day is found on
which an exchange is still in time; these few values go into a statement. What restarts the count
is a two-way exchange, or the first one-way note after it. Attempts never do, nor does mail to
many, which is not logged with a partner.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from offices.queries.calendar import SchoolCalendar
from offices.queries.open_days import open_days_back


@dataclass(frozen=True)
class Limit:
    """For the calendar of `site` and a cadence of `days`: the first day of an exchange that is
    still in time."""

    site: int
    days: int
    first: date


def limits_of(
    calendars: Mapping[int, SchoolCalendar], as_of: date, days: Collection[int], times: int = 1
) -> list[Limit]:
    """For each calendar and number of days; `times`: by so many times the days."""
    count = times * max(days) + 1
    found: list[Limit] = []
    for site, calendar in calendars.items():
        back = open_days_back(calendar, as_of, count)
        found += [Limit(site, it, back[times * it]) for it in days]
    return found


def restarted_on(two_way: str, notes: str) -> str:
    """SQL: since when nothing counts. `two_way`: the day of the last exchange; `notes`: what FROM
    finds the one-way notes in, with their day as `note`. The first note after the exchange
    restarts the count; those after it do not."""
    first = f"SELECT min(note) FROM {notes} WHERE note > coalesce({two_way}, '-infinity')"
    return f"coalesce(({first}), {two_way})"
