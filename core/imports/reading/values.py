"""What a cell of a workbook says, as text: as people would write it, days in ISO form."""

import re
from datetime import datetime, timedelta

from core.exports.formulas import GUARD
from core.imports.reading.workbook import Workbook

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LAST_DAY = 2_958_465  # December 31, 9999
WINDOWS_START = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
MAC_START = datetime(1904, 1, 1)  # noqa: DTZ001 - as above
LEAP_DAY_THAT_NEVER_WAS = 60  # Excel believes in February 29, 1900
DAYS_OF_1904 = 1_462


def cell_text(book: Workbook, kind: str, style: str, raw: str) -> str:
    """The text of a cell. `kind` and `style` are its attributes t and s, `raw` its value."""
    if kind == "s":
        place = int(raw) if raw.isdecimal() else -1
        return _text(book.texts[place]) if 0 <= place < len(book.texts) else ""
    if kind == "inlineStr":
        return _text(raw)
    if kind == "b":
        return "yes" if raw.strip() == "1" else "no"
    if kind == "d":
        return raw.replace("T", " ").removesuffix(" 00:00:00")
    if kind in ("", "n"):
        return _number(book, int(style) if style.isdecimal() else 0, raw)
    return _unescaped(raw)


def _number(book: Workbook, style: int, raw: str) -> str:
    try:
        number = float(raw)
    except ValueError:
        return raw
    styles = book.styles
    if style < len(styles.dates) and styles.dates[style] and 0 <= number <= LAST_DAY:
        return _moment(number, book.from_1904)
    digits = styles.digits[style] if style < len(styles.digits) else 0
    return plain_number(number).zfill(digits)


def plain_number(number: float) -> str:
    """A number as people write it: 1200, 0.5, 5125550100; never 1.2e3."""
    if abs(number) < 1e300 and number == int(number):
        return str(int(number))
    return f"{number:.15g}"


def _moment(days: float, from_1904: bool) -> str:
    """A day ("2026-11-03"), a time ("14:30") or both, as the number means it."""
    minutes = round((days % 1) * 24 * 60)
    time = f"{minutes // 60 % 24:02}:{minutes % 60:02}"
    if days < 1:
        return time
    start = MAC_START if from_1904 else WINDOWS_START
    if not from_1904 and days < LEAP_DAY_THAT_NEVER_WAS:
        days += 1
    if from_1904 and days > LAST_DAY - DAYS_OF_1904:
        return plain_number(days)
    day = (start + timedelta(days=int(days), minutes=minutes)).date().isoformat()
    return f"{day} {time}" if minutes % (24 * 60) else day


def _text(raw: str) -> str:
    """Text that begins with "=" is no formula in a workbook: a quote says so, as in a CSV file."""
    text = _unescaped(raw)
    return f"{GUARD}{text}" if text.startswith("=") else text


def _unescaped(text: str) -> str:
    """Excel writes control characters as _x000D_."""
    if "_x" not in text:
        return text
    return ESCAPED.sub(lambda it: chr(int(it[1], 16)), text)
