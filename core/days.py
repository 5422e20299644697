"""Between which days dates may lie, so that reckoning with them cannot overflow."""

from datetime import date

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
