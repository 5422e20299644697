"""The days that a sentence names, each read as a past day and as one ahead.

Whether a weekday or a date without a year lies behind or ahead is decided by who reads it: what
happened looks back, a next step looks ahead.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from outreach.sentences.day_words import (
    MONTH,
    MONTH_OF,
    SHORT_WEEKDAY_OF,
    WEEKDAY,
    WEEKDAY_OF,
)
from outreach.sentences.numbers import NUMBER_OR_ONE, number_of
from outreach.sentences.school_days import SCHOOL_DAYS
from outreach.sentences.spans import (
    FRIDAY,
    ONE_DAY,
    Days,
    DaysSaid,
    Reader,
    Reading,
    School,
    Tense,
    last_weekday,
    monday_of,
    month_day,
    next_weekday,
    on_weekday,
    one,
)

_D = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|ro|o|º)?(?![\d/:.]*\d)"
_TO = r"\s*(?:-|–|—|to|thru|through|until|till|al?|hasta|y)\s*(?:el\s+|the\s+)?"
_YEAR = r"(?:,?\s+(?:de\s+|del\s+)?(?P<year>20\d\d))?"
_WD = rf"(?:(?:el\s+)?{WEEKDAY},?\s+(?:the\s+)?)?"


def days_said(folded: str, school: School) -> list[DaysSaid]:
    """All days that the folded text names, from left to right, the longest words first."""
    found, place = [], 0
    for m, read in _matches(folded):
        if m.start() >= place and (reading := _safely(read, m, school)) is not None:
            past, ahead, tense, vague = reading
            limit = bool(_LIMIT.search(folded[: m.start()]))
            found.append(DaysSaid(m.start(), m.end(), past, ahead, tense, vague, limit))
            place = m.end()
    return found


def _matches(folded: str) -> Iterator[tuple[re.Match[str], Reader]]:
    found = [(m, read) for pattern, read in _GRAMMAR for m in pattern.finditer(folded)]
    return iter(sorted(found, key=lambda it: (it[0].start(), it[0].start() - it[0].end())))


def _safely(read: Reader, m: re.Match[str], school: School) -> Reading:
    """What the reader says, or nothing for a day that no calendar has."""
    try:
        return read(m, school)
    except (ValueError, OverflowError):
        return None


def _key(word: str) -> str:
    return word.strip(" .'").removesuffix("'s")


def _month(word: str) -> int:
    return MONTH_OF[_key(word)]


def _weekday(word: str) -> int:
    key = _key(word)
    if key in SHORT_WEEKDAY_OF:
        return SHORT_WEEKDAY_OF[key]
    return WEEKDAY_OF[key] if key in WEEKDAY_OF else WEEKDAY_OF[key.removesuffix("s")]


def _read_dates(m: re.Match[str], school: School) -> Reading:
    """A month and a day, perhaps a last day and a year."""
    it = m.groupdict()
    first = (_month(it["month"] or it["month2"]), int(it["day"]))
    last = (_month(it.get("month2") or it["month"]), int(it["day2"])) if it.get("day2") else None
    if it.get("year"):
        days = _dated(first, last, int(it["year"]))
        return days, days, Tense.EITHER, False
    past = _spanned(month_day(school.today, *first, ahead=False), last)
    return past, _spanned(month_day(school.today, *first, ahead=True), last), Tense.EITHER, False


def _dated(first: tuple[int, int], last: tuple[int, int] | None, year: int) -> Days:
    if last is None:
        return Days(date(year, *first))
    until = date(year, *last)
    return Days(date(year - (first > last), *first), until)


def _spanned(first: date, last: tuple[int, int] | None) -> Days:
    return Days(first, month_day(first, *last, ahead=True) if last else None)


def _read_numbers(m: re.Match[str], school: School) -> Reading:
    """11/12, 11/12/26, 11/9-11/13; month first as the United States write it."""
    it = m.groupdict()
    a, b = int(it["a"]), int(it["b"])
    month, day = (a, b) if a <= 12 else (b, a)
    last = None
    if it["d"]:
        last = (int(it["c"]) if it["c"] else month, int(it["d"]))
    if it["year"]:
        year = int(it["year"]) + (2000 if len(it["year"]) == 2 else 0)
        days = _dated((month, day), last, year)
        return days, days, Tense.EITHER, False
    past = _spanned(month_day(school.today, month, day, ahead=False), last)
    ahead = _spanned(month_day(school.today, month, day, ahead=True), last)
    return past, ahead, Tense.EITHER, False


def _read_iso(m: re.Match[str], school: School) -> Reading:
    day = date.fromisoformat(m[0])
    tense = (
        Tense.PAST if day < school.today else Tense.AHEAD if day > school.today else Tense.EITHER
    )
    return one(day, tense)


def _read_day_of_month(m: re.Match[str], school: School) -> Reading:
    """ "the 12th", "el 12", "del 9 al 11": the nearest month that has such a day."""
    day, last = int(m["day"]), m.groupdict().get("day2")
    past = _of_month(school.today, day, -1)
    ahead = _of_month(school.today, day, 1)
    if last is None:
        return Days(past), Days(ahead), Tense.EITHER, False
    return (
        Days(past, _of_month(past, int(last), 1)),
        Days(ahead, _of_month(ahead, int(last), 1)),
        Tense.EITHER,
        False,
    )


def _of_month(at: date, day: int, way: int) -> date:
    if not 1 <= day <= 31:
        raise ValueError("no such day")
    while at.day != day:
        at += way * ONE_DAY
    return at


def _read_weekday(m: re.Match[str], school: School) -> Reading:
    it, today = m.groupdict(), school.today
    weekday = _weekday(it["wd"])
    before, after = it.get("before") or "", it.get("after") or ""
    past, ahead = last_weekday(today, weekday), next_weekday(today, weekday)
    if re.search(r"\b(last|past|pasad[oa]|ultim[oa])\b", f"{before} {after}"):
        return one(past, Tense.PAST)
    if re.search(r"\bnext\b", before) or "semana" in after or "week" in f"{after} {before}":
        that = monday_of(today) + timedelta(days=7 + weekday)
        that = that - timedelta(days=7) if "this week" in f"{before} {after}" else that
        return one(that, Tense.AHEAD)
    if re.search(r"\b(proximo|viene|entrante|coming)\b", f"{before} {after}"):
        return one(ahead, Tense.AHEAD)
    return Days(past), Days(ahead), Tense.EITHER, False


def _read_weekdays(m: re.Match[str], school: School) -> Reading:
    """Monday to Wednesday."""
    first, last = _weekday(m["wd"]), _weekday(m["wd2"])
    past, ahead = last_weekday(school.today, first), next_weekday(school.today, first)
    return (
        Days(past, next_weekday(past, last)),
        Days(ahead, next_weekday(ahead, last)),
        Tense.EITHER,
        False,
    )


def _week_from(m: re.Match[str], school: School) -> Reading:
    count = number_of(m["n"])
    if m["wd"]:
        day = next_weekday(school.today, _weekday(m["wd"])) + timedelta(weeks=count)
        return one(day, Tense.AHEAD)
    return one(school.today + timedelta(weeks=count), Tense.AHEAD)


def _away(today: date, count: int, unit: str) -> date:
    """So many days, weeks or months from today; a day that the month lacks is its last."""
    if unit.startswith(("school", "business", "dias ha", "working")):
        day = today
        while count:
            day += ONE_DAY
            count -= day.weekday() <= FRIDAY
        return day
    if unit.startswith("d"):
        return today + timedelta(days=count)
    if unit.startswith(("w", "s")):
        return today + timedelta(weeks=count)
    months = today.month - 1 + count * (12 if unit.startswith(("y", "a")) else 1)
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _ago(m: re.Match[str], school: School) -> Reading:
    return one(_away(school.today, -number_of(m["n"]), m["unit"]), Tense.PAST)


def _in(m: re.Match[str], school: School) -> Reading:
    return one(_away(school.today, number_of(m["n"]), m["unit"]), Tense.AHEAD)


def _shift(days: int, tense: Tense) -> Reader:
    return lambda m, school: one(school.today + timedelta(days=days), tense)


def _month_alone(m: re.Match[str], school: School) -> Reading:
    """A month without a day: its first weekday, ahead; no day on which something happened."""
    month = _month(m["month"])
    past = month_day(school.today, month, 1, ahead=False)
    ahead = on_weekday(month_day(school.today, month, 1, ahead=True))
    return Days(past), Days(ahead), Tense.EITHER, True


_N = rf"(?P<n>{NUMBER_OR_ONE})"
_UNIT = (
    r"(?P<unit>school days?|business days?|working days?|days?|weeks?|wks?|months?|years?"
    r"|dias habiles|dias?|semanas?|mes(?:es)?|anos?)\b"
)
_D1, _D2 = _D.format("day"), _D.format("day2")
_M1, _M2 = rf"(?P<month>{MONTH})", rf"(?P<month2>{MONTH})"
_BEFORE = (
    r"(?P<before>(?:this\s+|the\s+|el\s+)?(?:past|last|next|coming|ultimo|pasado|proximo)\s+"
    r"|this\s+coming\s+|next\s+week\s+(?:on\s+)?|this\s+|este\s+|el\s+|los\s+)?"
)
_AFTER = (
    r"(?P<after>\s+(?:que\s+viene|pasado|proximo|entrante|(?:of\s+)?next\s+week|"
    r"(?:of\s+)?this\s+week"
    r"|de\s+la\s+(?:proxima\s+semana|semana\s+que\s+(?:viene|entra)|otra\s+semana)))?"
)
_PART = (
    r"(?:\s+(?:(?:early\s+|late\s+|mid[- ]?)?(?:in\s+the\s+)?(?:morning|afternoon|evening|night)"
    r"|(?:early|late)?\s*[ap]\.?m\b\.?|first\s+thing|temprano"
    r"|a\s+primera\s+hora|(?:temprano\s+)?(?:por|en)\s+la\s+(?:manana|tarde|noche))\b)?"
)
_LIMIT = re.compile(
    r"\b(?:by|no later than|antes del?|until|till|til|thru|through|hasta|since|desde)\s+(?:el\s+|"
    r"the\s+)?$"
)

_GRAMMAR: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        # month and day
        (rf"\b{_WD}{_M1}\s+(?:the\s+)?{_D1}(?:{_TO}(?:{_M2}\s+)?{_D2})?{_YEAR}", _read_dates),
        (
            rf"\b{_WD}{_D1}\s+(?:of\s+|de\s+)?{_M1}(?:{_TO}{_D2}\s+(?:of\s+|de\s+)?{_M2})?{_YEAR}",
            _read_dates,
        ),
        (
            rf"\b(?:del?\s+|entre\s+el\s+|the\s+)?{_D1}(?:\s+de\s+{_M1})?{_TO}{_D2}\s+"
            rf"(?:of\s+|de\s+)?{_M2}{_YEAR}",
            _read_dates,
        ),
        (rf"\b(?P<day>primero|1ero)\s+de\s+{_M1}{_YEAR}", lambda m, school: _first_of(m, school)),
        (
            rf"\b{_WD}(?<![\d/.])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/(?P<year>20\d\d|\d\d))?"
            r"(?:\s*(?:-|to|al)\s*(?:(?P<c>\d{1,2})/)?(?P<d>\d{1,2}))?(?![\d/%])",
            _read_numbers,
        ),
        (r"\b20\d\d-\d\d-\d\d\b", _read_iso),
        (
            rf"\b(?:on\s+|by\s+)?the\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b"
            rf"(?:{_TO}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)\b)?",
            _read_day_of_month,
        ),
        (
            r"\bdel\s+(?P<day>\d{1,2})\s+al\s+(?P<day2>\d{1,2})\b(?!\s*(?:de\b|%))",
            _read_day_of_month,
        ),
        (
            r"\b(?:el|"
            rf"al)\s+(?:dia\s+)?(?:{WEEKDAY}\s+)?(?P<day>\d{{1,2}})\b(?![:/%])(?!\s*(?:de\b|"
            r"%))",
            _read_day_of_month,
        ),
        # weekdays
        (rf"\b(?:de(?:l)?\s+)?(?P<wd>{WEEKDAY}){_TO}(?P<wd2>{WEEKDAY})", _read_weekdays),
        (
            rf"\b{_BEFORE}\b(?P<wd>{WEEKDAY})\s*(?:or|o|/)\s*(?:el\s+)?{WEEKDAY}{_AFTER}{_PART}",
            _read_weekday,
        ),
        (rf"\b{_BEFORE}\b(?P<wd>{WEEKDAY}){_AFTER}{_PART}", _read_weekday),
        (rf"\b(?:el|este|los)\s+(?P<wd>mar|dom)\b(?!\s*\d)\.?{_PART}", _read_weekday),
        (
            rf"\b{_N}\s+(?:weeks?|semanas?)\s+(?:from|de)\s+(?:now|today|hoy|ahora|"
            rf"(?P<wd>{WEEKDAY}))",
            _week_from,
        ),
        # today and around
        (r"\b(?:hace|hara)\s+" + _N + r"\s+" + _UNIT, _ago),
        (rf"\b{_N}\s+{_UNIT}\s+(?:ago|back|atras)\b", _ago),
        (
            r"\b(?:in|within|en|dentro\s+de|de\s+aqui\s+(?:a|en))\s+(?:about\s+|like\s+|"
            r"unos\s+|unas\s+)?"
            rf"{_N}\s+{_UNIT}(?:'?\s+time)?",
            _in,
        ),
        (rf"\b{_N}\s+{_UNIT}\s+(?:from\s+(?:now|today)|out)\b", _in),
        (
            r"\b(?:the\s+)?day\s+before\s+yesterday\b|\banteayer\b|\bantier\b|"
            r"\bantes\s+de\s+ayer\b",
            _shift(-2, Tense.PAST),
        ),
        (
            r"\byesterday'?s?\b" + _PART + r"|\bayer\b" + _PART + r"|\banoche\b|\blast\s+night\b",
            _shift(-1, Tense.PAST),
        ),
        (
            r"\btoday'?s?\b|\btonight\b|\bthis\s+(?:morning|afternoon|evening|a\.?m\.?)\b|\bhoy\b"
            r"|\besta\s+(?:manana|tarde|noche)\b|\bal\s+rato\b|"
            r"\bend\s+of\s+(?:the\s+)?day\b|\beod\b"
            r"|\bjust\s+now\b|\bahorita\b",
            _shift(0, Tense.EITHER),
        ),
        (r"\b(?:the\s+)?day\s+after\s+tomorrow\b|\bpasado\s+manana\b", _shift(2, Tense.AHEAD)),
        (
            r"\b(?:tomm?orr?ow|tmrr?w|tmr|tmw|2moro)'?s?\b"
            + _PART
            + r"|(?<!la )(?<!esta )(?<!pasado )\bmanana\b"
            + _PART,
            _shift(1, Tense.AHEAD),
        ),
        *SCHOOL_DAYS,
        (
            r"(?<!\d )\b(?:in|for|by|until|till|this|next|early|mid|late|en|para|de|"
            r"a\s+partir\s+de|hasta"
            rf"|starting(?:\s+in)?|desde)\s+{_M1}(?!\s*\d)",
            _month_alone,
        ),
    )
)


def _first_of(m: re.Match[str], school: School) -> Reading:
    month = _month(m["month"])
    past = month_day(school.today, month, 1, ahead=False)
    return Days(past), Days(month_day(school.today, month, 1, ahead=True)), Tense.EITHER, False
