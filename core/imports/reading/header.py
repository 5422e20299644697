"""Which line of a sheet names its columns, and what it calls them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from core.imports.reading.cells import filled, width_of

type Record = tuple[int, list[str]]

LOOKED_THROUGH = 25
"""Lines among which the column names are looked for."""
TITLES = 4
"""Lines of titles that may have several cells, such as "Prepared by, Dana"."""
GROUP_CHARACTERS = 40
ANSWER = re.compile(
    r"[^@\s]+@[^@\s]+\.\w+|https?://.*|www\..*"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( .*)?"
    r"|\+?[\d().\-\s]{7,}",
    re.DOTALL,
)
"""What stands below a column name, never in it: an address, a day, a phone number."""


@dataclass(frozen=True)
class Header:
    """The names of the columns, and how many records they and the titles above take up."""

    names: list[str]
    taken: int
    titles: int


def find_header(records: Sequence[Record]) -> Header | None:
    """Find the names in the first filled records of a sheet; None if no line looks like names.

    The first line counts that is all words and fills at least half as many cells as is usual
    below; fuller lines above it would be names themselves. Names in two lines, the upper ones
    merged over several columns, become "Contact Email".
    """
    rows = [cells for _, cells in records]
    need = _enough(rows)
    for at, cells in enumerate(rows[:LOOKED_THROUGH]):
        if len(filled(cells)) >= need and is_wordy(cells) and not _is_title(records, at):
            return _header(rows, at)
    return None


def is_wordy(cells: Sequence[str]) -> bool:
    """Whether the cells could be names: most have letters, none is an address, a day, a phone."""
    said = filled(cells)
    with_letters = sum(any(letter.isalpha() for letter in it) for it in said)
    return with_letters >= 0.6 * len(said) and not any(ANSWER.fullmatch(it) for it in said)


def _is_title(records: Sequence[Record], at: int) -> bool:
    """Whether names come only below: after a blank line, and fuller than this one."""
    many = len(filled(records[at][1]))
    return any(
        number > records[below - 1][0] + 1 and len(filled(cells)) > many and is_wordy(cells)
        for below, (number, cells) in list(enumerate(records))[at + 1 : at + 1 + TITLES]
    )


def _enough(rows: Sequence[Sequence[str]]) -> int:
    widths = [many for it in rows if (many := len(filled(it))) > 1]
    return max(2, ceil(median(widths) / 2)) if widths else 1


def _header(rows: Sequence[list[str]], at: int) -> Header:
    width = max(width_of(it) for it in rows[at:])
    below = rows[at + 1] if at + 1 < len(rows) else []
    names, first, last = rows[at], at, at
    if below and _goes_on(names, below):
        names, last = _joined(names, below, width), at + 1
    elif at and _is_group(rows[at - 1], names):
        names, first = _joined(rows[at - 1], names, width), at - 1
    return Header(_named(_padded(names, width), rows[last + 1 :]), last + 1, first)


def _goes_on(upper: list[str], lower: list[str]) -> bool:
    """Whether the second line holds names as well: only below gaps and merged names."""
    width = max(len(upper), len(lower))
    up, low = _padded(upper, width), _padded(lower, width)
    if not is_wordy(low) or width_of(up) < 2:
        return False
    below_gaps = [at for at in range(width) if low[at] and not up[at]]
    below_names = [at for at in range(width) if low[at] and up[at]]
    return bool(below_gaps) and all(
        at + 1 < width and not up[at + 1] and low[at + 1] for at in below_names
    )


def _is_group(upper: list[str], lower: list[str]) -> bool:
    """Whether the line above names groups of columns: over half the width, with gaps between."""
    said = filled(upper)
    gaps = sum(1 for at in range(width_of(upper)) if not upper[at])
    return (
        len(said) > 1
        and is_wordy(upper)
        and all(len(it) <= GROUP_CHARACTERS for it in said)
        and gaps > 0
        and width_of(upper) <= width_of(lower)
        and 2 * width_of(upper) > width_of(lower)
    )


def _joined(upper: list[str], lower: list[str], width: int) -> list[str]:
    names, group = [], ""
    for above, below in zip(_padded(upper, width), _padded(lower, width), strict=True):
        group = above or (group if below else "")
        same = group.lower() in below.lower()
        names.append(below if same and below else f"{group} {below}".strip())
    return names


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells[:width], *[""] * (width - len(cells))]


def _named(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Each column with a name of its own. A gap belongs to the name at its left (merged cells)."""
    told: list[str] = []
    for at, name in enumerate(names):
        clean = " ".join(name.split())
        if not clean and told and any(it[at : at + 1] not in ([], [""]) for it in rows):
            clean = _without_number(told[-1])
        told.append(_distinct(clean or f"({letters(at)})", told))
    return told


def _without_number(name: str) -> str:
    return re.sub(r" \(\d+\)$", "", name)


def _distinct(name: str, told: Sequence[str]) -> str:
    taken = Counter(it.lower() for it in told)
    again = 2
    distinct = name
    while taken[distinct.lower()]:
        distinct = f"{name} ({again})"
        again += 1
    return distinct


def letters(at: int) -> str:
    """What a spreadsheet calls the column at that place (from 0): A … Z, AA …"""
    at, letter = divmod(at, 26)
    return (letters(at - 1) if at else "") + chr(65 + letter)
