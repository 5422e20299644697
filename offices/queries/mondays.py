"""When what happens once a week happens: on Mondays, or the first day with school after them."""

from datetime import date, datetime, time, timedelta

from core.due.clock import instant
from core.models.due import DueRow, DueState
from offices.models import Office
from offices.queries.calendar import SchoolCalendar, calendar_of

BY_HAND = "by hand"
"""Stands in the occurrence of what somebody asked for besides."""


def next_school_monday(office: Office, rule: str, at: time, now: datetime) -> date:
    """The first Monday whose `at` is to come and that the rule has not worked yet; of a Monday
    without school, the next open day."""
    calendar, today = calendar_of(office), office.today(now)
    planned = DueRow.objects.filter(office=office, rule=rule, wall_date__gte=today)
    worked = planned.exclude(state=DueState.WAITING).exclude(occurrence__contains=BY_HAND)
    taken = set(worked.values_list("wall_date", flat=True))
    monday = today - timedelta(days=today.weekday())
    while True:
        day = _open_day(calendar, monday)
        if instant(day, at, office.time_zone) > now and day not in taken:
            return day
        monday += timedelta(days=7)


def _open_day(calendar: SchoolCalendar, monday: date) -> date:
    return monday if calendar.is_open(monday) else calendar.next_open_day(monday)
