"""How dates look in English: as the design writes them (Nov 24, 2026)."""

DATE_FORMAT = "M j, Y"
SHORT_DATE_FORMAT = "M j, Y"
MONTH_DAY_FORMAT = "M j"
TIME_FORMAT = "g:i A"
DATETIME_FORMAT = "M j, Y, g:i A"
FIRST_DAY_OF_WEEK = 0
