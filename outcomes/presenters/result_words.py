"""Results in words: "31 of 40", "78% (31 of 40)", "1,240 hours", "fewer than 10 of 40"."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.days import years_before
from core.templatetags.dates import day
from offices.queries.school_years import SchoolYear
from outcomes.enums.measures import Unit
from outcomes.policies.results import MOST_POINTS
from outcomes.policies.shown_results import Held, Shown


def value_words(unit: str, it: Shown, below: int) -> str:
    """The value, as far as it may be shown."""
    if it.held == Held.TELLS:
        return _("not shown: it would tell of fewer than %(below)d") % {"below": below}
    if it.value is None:
        return _out_of(_("fewer than %(below)d") % {"below": below}, it.of)
    if it.held == Held.OUT_OF:
        names = {"number": _plain(unit, it.value, None)}
        return _("%(number)s (out of how many is not shown)") % names
    return _plain(unit, it.value, it.of)


def _plain(unit: str, value: Decimal, of: int | None) -> str:
    number = amount(value)
    if unit == Unit.POINTS:
        return _out_of(number, MOST_POINTS)
    if unit == Unit.PERCENT and of:
        names = {"share": share(value, of), "number": number, "of": amount(of)}
        return _("%(share)s%% (%(number)s of %(of)s)") % names
    if unit == Unit.DOLLARS:
        said = _out_of(f"${number}", None)
        return said if of is None else _out_of(said, f"${amount(of)}")
    said = _out_of(number, of)
    return _("%(number)s hours") % {"number": said} if unit == Unit.HOURS else said


def share(value: Decimal, of: int) -> str:
    """A share of a hundred, in whole ones: "78"."""
    return amount((100 * value / of).quantize(Decimal(1), ROUND_HALF_UP))


def amount(number: Decimal | int) -> str:
    """A number as one reads it: "1,240", "4.6"."""
    shown = Decimal(number)
    is_whole = shown == shown.to_integral_value()
    places = 0 if is_whole else 1 if shown * 10 == (shown * 10).to_integral_value() else 2
    return number_format(shown, decimal_pos=places, use_l10n=True, force_grouping=True)


def period_words(starts_on: date, ends_on: date, today: date) -> str:
    """A year that begins where the office's begins is called by its name: "2025–26"."""
    if years_before(ends_on + timedelta(days=1), 1) == starts_on:
        return SchoolYear(starts_on, ends_on).label
    if starts_on == ends_on:
        return day(starts_on, today)
    return f"{day(starts_on, today)} \u2013 {day(ends_on, today)}"


def shared_words(shared_on: date | None, today: date) -> str:
    """ "Shared Nov 7", "Not shared yet"."""
    if shared_on is None:
        return _("Not shared yet")
    return _("Shared %(day)s") % {"day": day(shared_on, today)}


def _out_of(number: str, of: int | str | None) -> str:
    if of is None:
        return number
    names = {"number": number, "of": of if isinstance(of, str) else amount(of)}
    return _("%(number)s of %(of)s") % names
