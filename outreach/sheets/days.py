"""Days and times of a log: exact ones alone, with the year worked out where it is not said."""

import re
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_noop

from contacts.sheets.cells import Cleaned, Problem, says_nothing
from contacts.sheets.dates import MONTHS, ROUGH, clean_date, month_and_day
from core.folding import fold
from core.registries.sheets import Order

NOT_EXACT = gettext_noop("“%(text)s” is no exact day. Write the day, as in 2023-09-30.")
NO_YEAR = gettext_noop("“%(text)s” has no year, so we took %(day)s.")
NO_TIME = gettext_noop("“%(text)s” is no time that we can read, so it stands in the notes.")

WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*"
    r"|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b[.,]?\s*"
)
SPAN = re.compile(r"\s+(?:-|\u2013|to|thru|through|until|al?|hasta)\s+")
NAMES = "|".join(sorted(set(MONTHS)))
DAY_MONTH = re.compile(
    rf"(?:(?P<m1>{NAMES})[a-z]*\.?[\s-]+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:de\s+)?(?P<m2>{NAMES})[a-z]*\.?"
    r"|(?P<m3>\d{1,2})[/-](?P<d3>\d{1,2}))"
)
TIME = re.compile(
    r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?(?::\d{2})?\s*(?P<half>[ap])?\.?(?:m\.?)?"
    r"(?:\s*(?:-|\u2013|to|a)\s*\d.*)?"
)
IN_DATE = re.compile(r"[T\s](\d{1,2}:\d{2}.*)$")
WORDS = {"noon": "12:00", "mediodia": "12:00", "midday": "12:00"}
SCHOOL_OPENS, NOON = 7, 12


class Days(NamedTuple):
    """First and last day in ISO form, "" for none, and a time that stood beside them."""

    first: str = ""
    last: str = ""
    time: str = ""


def clean_days(
    text: str, today: date, *, ahead: bool = False, order: Order = "month"
) -> Cleaned[Days]:
    """A day, or two of them with "to" between. A missing year is the one that brings the day next
    to `today`: before it, or with `ahead` from it on. `order` is what its column has first."""
    if says_nothing(text):
        return Cleaned(Days())
    pieces = SPAN.split(WEEKDAY.sub("", fold(text)).strip())
    if len(pieces) == 2:
        first, last = (_day(it, text, today, ahead, order) for it in pieces)
        if first.value and last.value:
            problems = (*first.problems, *last.problems)
            return Cleaned(Days(first.value, last.value), problems)
    beside = IN_DATE.search(text)
    alone = text[: beside.start()] if beside else text
    found = _day(WEEKDAY.sub("", fold(alone)).strip(), text, today, ahead, order)
    time = clean_time(beside[1]).value if beside and found.value else ""
    return Cleaned(Days(found.value, "", "" if time == "00:00" else time), found.problems)


def _day(piece: str, text: str, today: date, ahead: bool, order: Order) -> Cleaned[str]:
    short = DAY_MONTH.fullmatch(piece)
    if short:
        return _with_year(_month_and_day(short, order), text, today, ahead)
    found = clean_date(piece, today.year, order=order)
    if any(it.message == ROUGH for it in found.problems):
        return Cleaned("", (Problem(NOT_EXACT, {"text": text[:60]}, "error"),))
    return found


def _month_and_day(said: re.Match[str], order: Order) -> tuple[int, int]:
    if said["m3"]:
        return month_and_day(int(said["m3"]), int(said["d3"]), order)
    return MONTHS[said["m1"] or said["m2"]], int(said["d1"] or said["d2"])


def _with_year(said: tuple[int, int], text: str, today: date, ahead: bool) -> Cleaned[str]:
    for years in (0, 1, 2, 3, 4) if ahead else (0, -1, -2, -3, -4):  # for February 29
        try:
            found = date(today.year + years, *said)
        except ValueError:
            continue
        if found >= today if ahead else found <= today:
            problem = Problem(NO_YEAR, {"text": text[:60], "day": found.isoformat()})
            return Cleaned(found.isoformat(), (problem,))
    return Cleaned("", (Problem(NOT_EXACT, {"text": text[:60]}, "error"),))


def clean_time(text: str) -> Cleaned[str]:
    """A time as 14:30, "" where there is none. "2:30" without am or pm is in the afternoon."""
    if says_nothing(text):
        return Cleaned("")
    word = fold(text).strip()
    found = TIME.fullmatch(WORDS.get(word, word))
    if found and (found["m"] or found["half"]):
        hour, minute = int(found["h"]), int(found["m"] or 0)
        if found["half"]:
            hour = hour % NOON + (NOON if found["half"] == "p" else 0)
        elif hour < SCHOOL_OPENS and len(found["h"]) == 1:
            hour += NOON
        if hour < 24 and minute < 60:
            return Cleaned(f"{hour:02d}:{minute:02d}")
    return Cleaned("", (Problem(NO_TIME, {"text": text[:60]}),))
