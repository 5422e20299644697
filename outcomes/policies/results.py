"""Which results make sense: their period, their numbers, the day on which they were shared.

Problems are (column, English source of what is wrong), for forms, the API and import alike.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_noop

from offices.queries.school_years import SchoolYear
from outcomes.enums.measures import Unit
from outcomes.models import Result

MOST_POINTS = 5
COUNTED = (Unit.COUNT, Unit.PERCENT)
"""Units whose values are whole numbers. Per cent is counted, too: how many, and out of how many,
so that what is held back does not depend on rounding."""

BACKWARDS = gettext_noop("The end cannot be before the beginning.")
NOT_YET = gettext_noop("This day is still to come.")
TOO_FAR = gettext_noop("The running school year is over by then.")
TOO_EARLY = gettext_noop("The period had not begun on this day.")
NOT_WHOLE = gettext_noop("Give a whole number.")
NO_OF = gettext_noop("Say out of how many; the share follows.")
NO_POINTS = gettext_noop("Give from 1 to 5 points.")
OF_FIVE = gettext_noop("Points are always out of 5.")
TOO_MUCH = gettext_noop("It cannot be more than it is out of.")

Problem = tuple[str, str]


def check_result(result: Result, last_day: Callable[[], date]) -> None:
    """Raise ValidationError by field; `last_day` is the running school year's."""
    days = (result.starts_on, result.ends_on, result.shared_on)
    problems = [
        *problems_of_period(*days, today=result.office.today(), last_day=last_day),
        *problems_of_numbers(result.measure.unit, result.value, result.of),
    ]
    if problems:
        raise ValidationError({column: gettext(message) for column, message in problems[::-1]})


def check_shared(result: Result) -> None:
    """Raise ValidationError unless the partner can have been told on that day. The period is not
    judged anew: since it was written down the office may have moved its school year."""
    assert result.shared_on is not None
    today = result.office.today()
    for column, message in _problems_of_sharing(result.starts_on, result.shared_on, today):
        raise ValidationError({column: gettext(message)})


def problems_of_period(
    starts_on: date,
    ends_on: date,
    shared_on: date | None,
    *,
    today: date,
    last_day: Callable[[], date],
) -> Iterator[Problem]:
    """A period may run still, until `last_day`; one to come has no results."""
    if ends_on < starts_on:
        yield "ends_on", BACKWARDS
    elif ends_on > today and ends_on > last_day():
        yield "ends_on", TOO_FAR
    if starts_on > today:
        yield "starts_on", NOT_YET
    if shared_on is not None:
        yield from _problems_of_sharing(starts_on, shared_on, today)


def _problems_of_sharing(starts_on: date, shared_on: date, today: date) -> Iterator[Problem]:
    if shared_on > today:
        yield "shared_on", NOT_YET
    elif shared_on < starts_on:
        yield "shared_on", TOO_EARLY


def problems_of_numbers(unit: str, value: Decimal, of: int | None) -> Iterator[Problem]:
    """What a value, and how many it is out of, cannot be in this unit."""
    if unit == Unit.POINTS:
        if not 1 <= value <= MOST_POINTS:
            yield "value", NO_POINTS
        if of is not None:
            yield "of", OF_FIVE
        return
    if unit in COUNTED and value != value.to_integral_value():
        yield "value", NOT_WHOLE
    if unit == Unit.PERCENT and not of:
        yield "of", NO_OF
    elif of is not None and value > of:
        yield "of", TOO_MUCH


def year_of_period(
    years: Iterable[SchoolYear], starts_on: date | None, ends_on: date | None
) -> SchoolYear | None:
    """Which of the school years the period is, if it is one."""
    return next((it for it in years if (it.starts_on, it.ends_on) == (starts_on, ends_on)), None)
