"""How dates look in Spanish (24 nov 2026)."""

DATE_FORMAT = "j M Y"
SHORT_DATE_FORMAT = "j M Y"
MONTH_DAY_FORMAT = "j M"
TIME_FORMAT = "G:i"
DATETIME_FORMAT = "j M Y, G:i"
FIRST_DAY_OF_WEEK = 0
