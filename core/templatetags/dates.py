"""Days as people say them: "Nov 7", "Fri, Nov 20", "4 days late", "41 days ago".

All take dates in the office's own calendar; `today` is the office's today, given by the view.
"""

import re
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext, to_locale

register = template.Library()

YEAR_AT_END = re.compile(r"(,\s*|\s*'de'\s*)y+$")  # ", y" and " 'de' y" in full dates
NEAR = 7  # days within which the weekday says more than the month


@register.filter
def day(value: date | None, today: date | None = None) -> str:
    """Name a day: "Nov 7" in `today`'s year, "Nov 7, 2025" in any other or without `today`."""
    if value is None:
        return ""
    same_year = today is not None and value.year == today.year
    return _written(value, "MMMd" if same_year else "yMMMd")


@register.filter
def month(value: date | None) -> str:
    """Name the month of a day: "May 2026"."""
    return "" if value is None else _written(value, "yMMM")


@register.filter
def weekday(value: date | None) -> str:
    """Name a day with its weekday: "Fri, Nov 20"."""
    return "" if value is None else _written(value, "MMMEd")


@register.filter
def long_day(value: date | None) -> str:
    """Name a day in full: "Tuesday, November 17"."""
    if value is None:
        return ""
    locale = to_locale(get_language() or "en")
    pattern = YEAR_AT_END.sub("", Locale.parse(locale).date_formats["full"].pattern)
    return capfirst(format_date(value, pattern, locale=locale))


@register.filter
def whole_day(value: date | None) -> str:
    """Name a day on paper: "January 15, 2026"."""
    locale = to_locale(get_language() or "en")
    return "" if value is None else str(format_date(value, "long", locale=locale))


@register.filter
def ago(value: date | None, today: date) -> str:
    """Say how long ago a day was: "Today", "Yesterday", "41 days ago"; else the day itself."""
    if value is None:
        return ""
    days = (today - value).days
    if days < 0:
        return day(value, today)
    if days <= 1:
        return gettext("Yesterday") if days else gettext("Today")
    return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}


@register.filter
def due(value: date | None, today: date) -> str:
    """Say when something is due: "4 days late", "Today", "Tomorrow", "Fri, Nov 20"."""
    if value is None:
        return ""
    days = (value - today).days
    if days < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}
    if days <= 1:
        return gettext("Tomorrow") if days else gettext("Today")
    if days <= NEAR or value.year == today.year:
        return weekday(value)
    return _written(value, "yMMMEd")


@register.filter
def is_late(value: date | None, today: date) -> bool:
    """Whether a due day has passed."""
    return value is not None and value < today


@register.simple_tag
def time_tag(value: date | datetime, today: date | None = None) -> SafeString:
    """Write a day inside a <time> element that a machine can read."""
    if type(value) is date:  # moments may be equal and be written each in its own zone
        is_near = today is not None and value.year == today.year
        return _tagged(get_language() or "en", value, is_near)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day(value, today))


@lru_cache(maxsize=4096)
def _tagged(_language: str, value: date, is_near: bool) -> SafeString:
    said = day(value, value if is_near else None)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), said)


def _written(value: date, skeleton: str) -> str:
    return _written_in(to_locale(get_language() or "en"), value, skeleton)


@lru_cache(maxsize=4096)
def _written_in(locale: str, value: date, skeleton: str) -> str:
    """The same few hundred days stand on every page, and writing one takes some 50 µs."""
    return str(format_skeleton(skeleton, value, locale=locale))
