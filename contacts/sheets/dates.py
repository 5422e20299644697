"""Days as spreadsheets write them: ISO, US, in words, or only a season or a year."""

import re
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_noop

from contacts.sheets.cells import Cleaned, Problem, says_nothing
from core.folding import fold
from core.registries.sheets import Order

NO_DATE = gettext_noop("“%(text)s” is no date that we can read. Write it as 2023-09-30.")
ROUGH = gettext_noop("“%(text)s” is no exact day, so we took %(day)s.")
TURNED = gettext_noop("“%(text)s” has the day first, so we took %(day)s.")
TURNED_BACK = gettext_noop("“%(text)s” has the month first, so we took %(day)s.")
EITHER = gettext_noop("“%(text)s” may have the day or the month first. We took %(day)s.")

ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
PARTS = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?:\s+\d{1,2}:\d\d.*)?$")
YEAR = re.compile(r"^(?:since |from |desde |ano |ca\.? |approx\.? |~)?((?:19|20)\d\d)$")
SCHOOL_YEAR = re.compile(
    r"^(?:sy ?|school year |ay ?)?((?:19|20)\d\d)\s*[-\u2013/]\s*(\d{2}|\d{4})$"
)
MONTH_YEAR = re.compile(r"^(\d{1,2})[-/.]((?:19|20)\d\d)$|^((?:19|20)\d\d)[-/.](\d{1,2})$")
WORDS = re.compile(r"[a-z]+|\d+")
MONTHS = {
    name: at % 12 + 1
    for at, name in enumerate(
        re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec")
        + re.findall("...", "enefebmarabrmayjunjulagosepoctnovdic")
    )
}
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 1}
SEASONS |= {"primavera": 3, "verano": 6, "otono": 9, "invierno": 1}


@lru_cache(1 << 13)
def clean_date(
    text: str, this_year: int, year_starts: tuple[int, int] = (8, 1), order: Order = "month"
) -> Cleaned[str]:
    """The day in ISO form, "" where there is none.

    `this_year` tells 3/1/98 from 3/1/24, `year_starts` (month, day) what "2022-23" begins with,
    `order` what comes first in the column.
    """
    if says_nothing(text):
        return Cleaned("")
    found = ISO.match(text)
    if found:
        return _day(text, int(found[1]), int(found[2]), int(found[3]))
    found = PARTS.match(text)
    if found:
        pair, year = (int(found[1]), int(found[2])), _year(found[3], this_year)
        return _in_numbers(text, *month_and_day(*pair, order), year, _doubt(*pair, order))
    return _rough(text, fold(text).strip(" ."), this_year, year_starts)


def month_and_day(first: int, second: int, order: Order) -> tuple[int, int]:
    """The two numbers of a day as its column has them, unless only the other way is a date."""
    month, day = (second, first) if order == "day" else (first, second)
    return (day, month) if month > 12 >= day else (month, day)


def _doubt(first: int, second: int, order: Order) -> str:
    """What is to be said of a day that is not as its column has it, or may be either."""
    if order == "day":
        return TURNED_BACK if second > 12 >= first else ""
    if first > 12 >= second:
        return TURNED
    return EITHER if order == "either" and max(first, second) <= 12 and first != second else ""


def _in_numbers(text: str, month: int, day: int, year: int, doubt: str) -> Cleaned[str]:
    found = _day(text, year, month, day)
    if not doubt or not found.value:
        return found
    return Cleaned(found.value, (Problem(doubt, {"text": text, "day": found.value}),))


def _rough(text: str, folded: str, this_year: int, year_starts: tuple[int, int]) -> Cleaned[str]:
    found = YEAR.match(folded)
    if found:
        return _roughly(text, int(found[1]), 1, 1)
    found = SCHOOL_YEAR.match(folded)
    if found and int(found[2]) % 100 == (int(found[1]) + 1) % 100:
        return _roughly(text, int(found[1]), *year_starts)
    found = MONTH_YEAR.match(folded)
    if found:
        month, year = (found[1], found[2]) if found[1] else (found[4], found[3])
        return _roughly(text, int(year), int(month), 1)
    return _in_words(text, WORDS.findall(folded), this_year)


def _in_words(text: str, words: list[str], this_year: int) -> Cleaned[str]:
    """ "March 3, 2023", "3 de marzo de 2023", "Mar 2023", "Fall 2023"."""
    numbers = [it for it in words if it.isdigit()]
    years = [it for it in numbers if len(it) == 4] or numbers[1:2] or numbers[:1]
    days = [int(it) for it in numbers if it not in years]
    month = next((MONTHS[it[:3]] for it in words if it.isalpha() and it[:3] in MONTHS), None)
    season = next((SEASONS[it] for it in words if it in SEASONS), None)
    if not years or (month is None and season is None):
        return Cleaned("", (Problem(NO_DATE, {"text": text[:60]}, "error"),))
    year = _year(years[0], this_year)
    if season is not None:
        return _roughly(text, year, season, 1)
    assert month is not None
    return _day(text, year, month, days[0]) if days else _roughly(text, year, month, 1)


def _roughly(text: str, year: int, month: int, day: int) -> Cleaned[str]:
    found = _day(text, year, month, day)
    problem = Problem(ROUGH, {"text": text[:60], "day": found.value})
    return Cleaned(found.value, (problem,)) if found.value else found


def _day(text: str, year: int, month: int, day: int) -> Cleaned[str]:
    try:
        found = date(year, month, day)
    except ValueError:
        found = date.min
    if not 1900 <= found.year <= 2100:
        return Cleaned("", (Problem(NO_DATE, {"text": text[:60]}, "error"),))
    return Cleaned(found.isoformat())


def _year(text: str, this_year: int) -> int:
    """ "98" is 1998, "24" is 2024: what lies at most a year ahead is of this century."""
    if len(text) != 2:
        return int(text)
    year = 2000 + int(text)
    return year if year <= this_year + 1 else year - 100
