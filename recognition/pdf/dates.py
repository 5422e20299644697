"""Dates and sums in words, in the language of a document."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as formatted
from django.utils.translation import get_language

PATTERNS = {"en": "F j, Y", "es": r"j \d\e F \d\e Y"}


def in_words(day: date) -> str:
    """December 3, 2026; 3 de diciembre de 2026."""
    return formatted(day, PATTERNS[(get_language() or "en")[:2]])


def on_the_day(moment: datetime | None, zone: ZoneInfo) -> str:
    """The date of a moment on the office's clock, in words; nothing for none."""
    return in_words(moment.astimezone(zone).date()) if moment else ""


def dollars(value: Decimal) -> str:
    """$1,200, or $1,200.50."""
    return f"${value:,.2f}".removesuffix(".00")
