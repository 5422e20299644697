"""Which results make sense: their period, their numbers, the day on which they were shared."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from offices.queries.school_years import SchoolYear
from outcomes.enums.measures import Unit
from outcomes.models import Result

MOST_POINTS = 5
COUNTED = (Unit.COUNT, Unit.PERCENT)
"""Units whose values are whole numbers. Per cent is counted, too: how many, and out of how many,
so that what is held back does not depend on rounding."""


def check_period(result: Result, last_day: Callable[[], date]) -> None:
    """Raise ValidationError by field. A period may run still, until `last_day`, the last one of
    the running school year; one to come has no results."""
    if result.ends_on < result.starts_on:
        raise ValidationError({"ends_on": _("The end cannot be before the beginning.")})
    today = result.office.today()
    if result.starts_on > today:
        raise ValidationError({"starts_on": _("This day is still to come.")})
    if result.ends_on > today and result.ends_on > last_day():
        raise ValidationError({"ends_on": _("The running school year is over by then.")})
    if result.shared_on is not None and result.shared_on > today:
        raise ValidationError({"shared_on": _("This day is still to come.")})
    if result.shared_on is not None and result.shared_on < result.starts_on:
        raise ValidationError({"shared_on": _("The period had not begun on this day.")})


def check_numbers(result: Result) -> None:
    """Raise ValidationError by field."""
    unit, value, of = Unit(result.measure.unit), result.value, result.of
    if unit in COUNTED and value != value.to_integral_value():
        raise ValidationError({"value": _("Give a whole number.")})
    if unit == Unit.PERCENT and not of:
        raise ValidationError({"of": _("Say out of how many; the share follows.")})
    if unit == Unit.POINTS:
        _check_points(value, of)
    if of is not None and value > of:
        raise ValidationError({"of": _("It cannot be more than it is out of.")})


def _check_points(value: Decimal, of: int | None) -> None:
    if not 1 <= value <= MOST_POINTS:
        raise ValidationError({"value": _("Give from 1 to 5 points.")})
    if of is not None:
        raise ValidationError({"of": _("Points are always out of 5.")})


def year_of_period(
    years: Iterable[SchoolYear], starts_on: date | None, ends_on: date | None
) -> SchoolYear | None:
    """Which of the school years the period is, if it is one."""
    return next((it for it in years if (it.starts_on, it.ends_on) == (starts_on, ends_on)), None)
