"""How many things there are, and how long they take, as one says it."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

register = template.Library()

HALF_HOUR = 30
LONG = 90
"""Minutes from which on one speaks of hours."""

SHORT = 20
"""Minutes up to which a guess is told as it is; above, in steps of five."""


@register.filter
def grouped(number: int) -> str:
    """A large number as one reads it: "20,000"."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def minutes(number: int) -> str:
    """How long one thing takes: "4 min"."""
    return _("%(number)d min") % {"number": number}


@register.filter
def about(number: int) -> str:
    """How long all takes, roughly: "about 10 minutes", "about 2½ hours"."""
    if number <= SHORT:
        return _minutes(number)
    if number <= LONG:
        return _minutes(5 * round(number / 5))
    whole, half = divmod(round(number / HALF_HOUR), 2)
    hours = {"hours": f"{whole}{'½' if half else ''}"}
    return ngettext("about %(hours)s hour", "about %(hours)s hours", whole + half) % hours


def _minutes(number: int) -> str:
    words = ngettext("about %(number)d minute", "about %(number)d minutes", number)
    return words % {"number": number}


@register.filter
def things(number: int) -> str:
    """How many things there are: "One", "Four", "13"."""
    return _words().get(number, str(number))


def _words() -> dict[int, str]:
    """The numbers that one writes out at the beginning of a sentence, said of things."""
    return {
        1: pgettext("number of things", "One"),
        2: pgettext("number of things", "Two"),
        3: pgettext("number of things", "Three"),
        4: pgettext("number of things", "Four"),
        5: pgettext("number of things", "Five"),
        6: pgettext("number of things", "Six"),
        7: pgettext("number of things", "Seven"),
        8: pgettext("number of things", "Eight"),
        9: pgettext("number of things", "Nine"),
        10: pgettext("number of things", "Ten"),
        11: pgettext("number of things", "Eleven"),
        12: pgettext("number of things", "Twelve"),
    }
