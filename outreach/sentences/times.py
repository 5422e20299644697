"""Wall times: "at 3", "2:30 pm", "a las 3 de la tarde", "at noon"."""

import re
from dataclasses import dataclass
from datetime import time

_TIME = re.compile(
    r"\b(?:at\s+|by\s+|a\s+)?(?P<noon>noon|midday|mediodia)\b|\bal\s+(?P<mediodia>mediodia)\b"
    r"|(?:\b(?:at|by|around)|@|\ba\s+las?|"
    r"\bcomo\s+a\s+las?)\s*(?P<h>\d{1,2})(?:[:.h](?P<m>\d\d))?(?!\d|/|%|-\d|\s+(?:students|"
    r"estudiantes|alumn))"
    r"\s*(?P<half>(?:a|p)\.?\s?m\b\.?|o'?clock|(?:de|en|por)\s+la\s+(?:manana|tarde|noche)|"
    r"sharp|hrs?\b)?"
    r"|\b(?P<h2>\d{1,2})(?::(?P<m2>\d\d))?\s*(?P<half2>[ap]\.?\s?m\b\.?)"
    r"|\b(?P<h3>\d{1,2}):(?P<m3>\d\d)\b"
)


@dataclass(frozen=True)
class TimeSaid:
    """Words that name a time of the day."""

    start: int
    end: int
    at: time


def times_said(folded: str) -> list[TimeSaid]:
    """All times that the folded text names. From 1 to 6 without more words is the afternoon."""
    found = [(m, _read(m)) for m in _TIME.finditer(folded)]
    return [TimeSaid(m.start(), m.end(), at) for m, at in found if at is not None]


def _read(m: re.Match[str]) -> time | None:
    if m["noon"] or m["mediodia"]:
        return time(12)
    hour = int(m["h"] or m["h2"] or m["h3"])
    minute = int(m["m"] or m["m2"] or m["m3"] or 0)
    hour = _of_day(hour, m["half"] or m["half2"] or "")
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _of_day(hour: int, half: str) -> int:
    """The hour from 0 to 23 that is meant."""
    if half.startswith("p") or "tarde" in half or "noche" in half:
        return hour + 12 if hour < 12 else hour
    if half.startswith("a") or "manana" in half:
        return hour % 12 if hour == 12 else hour
    return hour + 12 if 1 <= hour <= 6 else hour
