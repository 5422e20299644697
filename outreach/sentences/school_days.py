"""Weeks, months, terms and holidays: days that only a calendar knows."""

import itertools
import re
from datetime import date, timedelta

from offices.queries.calendar import SchoolCalendar, Span
from outreach.sentences.day_words import HOLIDAY, HOLIDAYS, MONTH, MONTH_OF
from outreach.sentences.spans import (
    FRIDAY,
    Days,
    Reader,
    Reading,
    School,
    Tense,
    last_weekday_of_month,
    monday_of,
    month_day,
    next_weekday,
    on_weekday,
    one,
)

_NATIONAL = {"christmas": (12, 25), "new year": (1, 1), "veterans": (11, 11)}


def _week(weeks: int, tense: Tense) -> Reader:
    return lambda m, school: one(monday_of(school.today) + timedelta(weeks=weeks), tense)


def _end_of_week(m: re.Match[str], school: School) -> Reading:
    """Friday of this week, or of the next one if that is past or asked for."""
    friday = monday_of(school.today) + timedelta(days=FRIDAY)
    if "next" in m[0] or "proxima" in m[0] or "viene" in m[0] or friday < school.today:
        friday += timedelta(weeks=1)
    return one(friday, Tense.AHEAD)


def _first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _next_month(m: re.Match[str], school: School) -> Reading:
    return one(on_weekday(_first_of_next_month(school.today)), Tense.AHEAD)


def _last_month(m: re.Match[str], school: School) -> Reading:
    return one(
        (school.today.replace(day=1) - timedelta(days=1)).replace(day=1), Tense.PAST, vague=True
    )


def _end_of_month(m: re.Match[str], school: School) -> Reading:
    """The last weekday of this month, the next one, or the month that is named."""
    day = school.today
    if m["month"]:
        month = MONTH_OF[m["month"].strip(" .")]
        day = month_day(day.replace(day=1), month, 1, ahead=True)
    elif m["next"]:
        day = _first_of_next_month(day)
    found = last_weekday_of_month(day)
    if found < school.today:
        found = last_weekday_of_month(_first_of_next_month(day))
    return one(found, Tense.AHEAD)


def _middle_of_month(m: re.Match[str], school: School) -> Reading:
    month = MONTH_OF[m["month"].strip(" .")] if m["month"] else school.today.month
    return one(on_weekday(month_day(school.today, month, 15, ahead=True)), Tense.AHEAD)


def _next_term(m: re.Match[str], school: School) -> Reading:
    """The first day of the term after today; without terms a time that has no date."""
    coming = [it.starts_on for it in school.calendar.terms if it.starts_on > school.today]
    return one(min(coming, default=None), Tense.AHEAD, vague=True)


def _end_of_term(m: re.Match[str], school: School) -> Reading:
    """The last weekday of the running term, or of the one that comes."""
    ends = [it.ends_on for it in school.calendar.terms if it.ends_on >= school.today]
    return one(min(ends, default=None), Tense.AHEAD, vague=True)


def _after_break(m: re.Match[str], school: School) -> Reading:
    """The first open day after the running or coming holiday, of that name or of several days."""
    name = m.groupdict().get("holiday")
    found = _holiday(school, HOLIDAYS[name] if name else None)
    if found is None:
        return one(None, Tense.AHEAD, vague=True)
    return one(_first_after(school.calendar, found), Tense.AHEAD)


def _before_break(m: re.Match[str], school: School) -> Reading:
    """The last open weekday before it."""
    name = m.groupdict().get("holiday")
    found = _holiday(school, HOLIDAYS[name] if name else None)
    day = found.starts_on - timedelta(days=1) if found else None
    while day and not school.calendar.is_open(day) and day > school.today:
        day -= timedelta(days=1)
    return one(day, Tense.AHEAD, vague=day is None)


def _first_after(calendar: SchoolCalendar, holiday: Span) -> date:
    """The first weekday after it that is in no holiday."""
    day = holiday.ends_on + timedelta(days=1)
    while day.weekday() > FRIDAY or any(it.holds(day) for it in calendar.holidays):
        day += timedelta(days=1)
    return day


def _holiday(school: School, name: str | None) -> Span | None:
    """The running or coming one of that name; without a name the next of several days."""
    coming = sorted(
        (it for it in school.calendar.holidays if it.ends_on >= school.today),
        key=lambda it: it.starts_on,
    )
    if name is None:
        return next((it for it in coming if it.days > 1), None)
    named = next((it for it in coming if _is_called(it, name)), None)
    return named or _gap(school, name) or _national(school.today, name)


def _is_called(holiday: Span, name: str) -> bool:
    said = holiday.name.casefold()
    if name in ("christmas", "new year"):
        day = _national_day(holiday.starts_on, name)
        return name in said or holiday.holds(day)
    return name in said


def _gap(school: School, name: str) -> Span | None:
    """The summer, as the longest gap between two terms that lies ahead or runs."""
    if name != "summer":
        return None
    terms = sorted(school.calendar.terms, key=lambda it: it.starts_on)
    gaps = [
        Span(name, a.ends_on + timedelta(days=1), b.starts_on - timedelta(days=1))
        for a, b in itertools.pairwise(terms)
        if b.starts_on > school.today
    ]
    longest = max(gaps, key=lambda it: it.days, default=None)
    return longest if longest and longest.days > 30 else None


def _national(today: date, name: str) -> Span | None:
    """The day that all know, where the calendar has none of that name."""
    if name not in (*_NATIONAL, "thanksgiving", "winter", "labor day", "memorial"):
        return None
    if name == "winter":
        return _winter(today)
    day = _national_day(today, name)
    last = day + timedelta(days=1) if name == "thanksgiving" else day
    return Span(name, day, last)


def _winter(today: date) -> Span:
    """Christmas to New Year."""
    starts_on = month_day(today, 12, 24, ahead=True)
    return Span("winter", starts_on, starts_on + timedelta(days=8))


def _national_day(today: date, name: str) -> date:
    if name in _NATIONAL:
        return month_day(today, *_NATIONAL[name], ahead=True)
    for year in (today.year, today.year + 1):
        if (day := _moving_day(year, name)) >= today:
            return day
    return day


def _moving_day(year: int, name: str) -> date:
    """Thanksgiving is November's fourth Thursday, Labor Day September's first Monday,
    Memorial Day the last Monday in May (5 U.S.C. § 6103)."""
    if name == "thanksgiving":
        return next_weekday(date(year, 10, 31), 3) + timedelta(weeks=3)
    if name == "labor day":
        return next_weekday(date(year, 8, 31), 0)
    return date(year, 5, 31) - timedelta(days=date(year, 5, 31).weekday())


def _season(m: re.Match[str], school: School) -> Reading:
    return Days(None), Days(None), Tense.EITHER, True


_OFF = r"(?:break|holidays?|vacations?|recess|vacaciones|receso|puente)"
_THE = r"(?:the\s+|las?\s+|el\s+|los\s+|del\s+)?"
_TERM = r"(?:term|semester|quarter|trimester|semestre|trimestre|cuatrimestre|periodo)\b"
_NAMED = (
    rf"{_THE}(?:(?P<holiday>{HOLIDAY})(?:\s+{_OFF}\b)?|"
    rf"{_OFF}\s+de(?:l)?\s+{_THE}(?P<holiday2>{HOLIDAY}))"
)


def _named(read: Reader) -> Reader:
    """A reader of a holiday whose name may stand before or after "break"."""

    def reader(m: re.Match[str], school: School) -> Reading:
        name = m["holiday"] or m["holiday2"]
        if name is None:
            return None
        return read(_Named(name), school)  # type: ignore[arg-type]  # it answers what is asked of a match

    return reader


class _Named:
    def __init__(self, name: str) -> None:
        self.name = name

    def groupdict(self) -> dict[str, str]:
        return {"holiday": self.name}


_AFTER = (
    r"(?:after|when\s+we(?:'re|\s+are)?\s+(?:get\s+)?back\s+from|despues\s+de|pasando|tras|"
    r"al\s+regres(?:o|ar)\s+de|a\s+la\s+vuelta\s+de|regresando\s+de)\s*"
)
_END = r"(?:the\s+)?end\s+of\s+|fin(?:al|ales)?\s+de(?:l)?\s+"

SCHOOL_DAYS: tuple[tuple[str, Reader], ...] = (
    (
        r"\b(?:the\s+)?week\s+after\s+next\b|\ben\s+dos\s+semanas\s+el\s+lunes\b",
        _week(2, Tense.AHEAD),
    ),
    (
        r"\b(?:early\s+)?next\s+(?:week|wk)\b|"
        r"\b(?:a\s+)?(?:principios\s+de\s+)?la\s+(?:proxima\s+semana|semana\s+"
        r"(?:que\s+(?:viene|entra)|proxima|entrante)|otra\s+semana)\b|"
        r"\b(?:la\s+)?(?:proxima|otra)\s+semana\b",
        _week(1, Tense.AHEAD),
    ),
    (r"\blast\s+(?:week|wk)\b|\bla\s+semana\s+pasada\b", _week(-1, Tense.PAST)),
    (
        r"\b(?:by\s+|the\s+|a(?:l)?\s+|para\s+(?:el\s+)?)*(?:end\s+of\s+(?:the\s+|this\s+|"
        r"next\s+)?(?:week|wk)"
        r"|eow|fin(?:al(?:es)?)?\s+de\s+(?:la\s+|"
        r"esta\s+)?(?:proxima\s+)?semana(?:\s+(?:laboral|que\s+viene))?)\b"
        r"|\b(?:later\s+)?this\s+week\b|\besta\s+(?:misma\s+)?semana\b",
        _end_of_week,
    ),
    (
        r"\bnext\s+month\b|\bel\s+(?:proximo\s+mes|mes\s+(?:que\s+(?:viene|entra)|proximo|"
        r"entrante))\b|\bproximo\s+mes\b",
        _next_month,
    ),
    (r"\blast\s+month\b|\bel\s+mes\s+pasado\b", _last_month),
    (
        r"\b(?:by\s+|the\s+|late\s+|a(?:l)?\s+|para\s+(?:el\s+)?)*(?:end\s+of\s+(?:the\s+|"
        rf"this\s+)?(?P<next>next\s+)?(?:month\b|(?P<month>{MONTH}))"
        r"|eom\b)(?!\s*\d)",
        lambda m, school: _end_of_month(m, school),
    ),
    (
        r"\b(?:a(?:l)?\s+|para\s+(?:el\s+)?)*(?:fin(?:al(?:es)?)?|"
        r"ultimos)\s+de(?:l)?\s+(?:este\s+)?(?P<next>proximo\s+)?"
        rf"(?:mes\b|(?P<month>{MONTH}))",
        _end_of_month,
    ),
    (
        r"\b(?:mid[- ]?|(?:the\s+)?middle\s+of\s+|"
        rf"(?:a\s+)?mediados\s+de(?:l)?\s+)(?:the\s+)?(?:month\b|mes\b|(?P<month>{MONTH}))",
        _middle_of_month,
    ),
    (rf"\b{_AFTER}{_NAMED}(?!\w)", _named(_after_break)),
    (rf"\b(?:before|antes\s+de)\s*{_NAMED}(?!\w)", _named(_before_break)),
    (rf"\b{_AFTER}{_THE}{_OFF}\b", _after_break),
    (rf"\b(?:before|antes\s+de)\s*{_THE}{_OFF}\b", _before_break),
    (rf"\b(?:{_END}){_THE}(?:this\s+|este\s+)?{_TERM}", _end_of_term),
    (
        rf"\b(?:(?:the\s+)?(?:start|beginning)\s+of\s+)?(?:the\s+)?next\s+{_TERM}|"
        rf"\b(?:el\s+)?(?:proximo\s+{_TERM}|"
        rf"{_TERM}\s+(?:que\s+(?:viene|entra)|proximo|entrante))",
        _next_term,
    ),
    (
        r"\b(?:in|for|this|next|during|over|by|early|late)\s+(?:the\s+)?(?:late\s+|"
        r"early\s+)?(?:spring|summer|fall|autumn|winter)\b(?!\s+break)"
        r"|\b(?:en|para|este|del?)\s+(?:el\s+|la\s+)?(?:primavera|verano|otono|invierno)\b"
        r"|\b(?:next|this)\s+(?:school\s+)?year\b|\b(?:el\s+)?(?:proximo|este)\s+(?:ano|ciclo)\b",
        _season,
    ),
)
