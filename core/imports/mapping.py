"""Which column of a file is which of a sheet's, guessed from its name and from what is in it."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import OSA

from core.folding import fold
from core.registries.sheets import Column, Sheet

SAME, SAME_BUT_ASIDES = 100.0, 96.0
MISSPELT, PART, PART_SPREAD = 80.0, 55.0, 40.0
HEAD = 4.0
"""A part that ends the name tells more than one at its beginning: "work email"."""
BY_CONTENT = 66.0
FITS, DOES_NOT, EMPTY, AGAIN = 12.0, -60.0, -20.0, -3.0
ENOUGH = 65.0
SHORT = 5
"""Letters of a word below which a slip makes it another word."""

SHARE = 0.5
"""Of a name's letters that a word must be to tell it, next to other words than these:"""
HARMLESS = frozenset(
    re.findall(
        r"\w+",
        "business company organization work office main primary mailing full current your the of 1"
        " value formatted member empresa trabajo principal de del la el",
    )
)
LABEL = "label"
"""Ends a name in exports of address books, where "Phone 1 - Label" only says whose phone it is."""

NOT_WORDS = re.compile(r"[^\w]+|_")
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[:*?].*$", re.DOTALL)
NUMBERED = re.compile(r" \(\d+\)$")
EMAIL = re.compile(r"(mailto:)?[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(
    r"(?!\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d))"  # which is a day
    r"\+?[\d().\-\s/]{7,}\d( *(x|ext\.?|#) *\d+)?",
    re.IGNORECASE,
)
WEBSITE = re.compile(r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)*\.(com|org|net|edu|gov|us|mx)(/\S*)?")
DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}.*|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}.*")

CONTENTS: tuple[tuple[tuple[str, ...], re.Pattern[str], bool], ...] = (
    (("email",), EMAIL, True),
    (("phone", "mobile", "fax"), PHONE, True),
    (("website", "url"), WEBSITE, True),
    (("date", "on", "day", "since", "until"), DAY, False),
)
"""By a part of the column's key: what its cells look like; does that alone tell the column?"""


def header_key(header: Sequence[str]) -> str:
    """The same 64 characters for two headers that differ in case, accents and signs alone."""
    return hashlib.sha256("\x1f".join(map(_plain, header)).encode()).hexdigest()


def guess(sheet: Sheet, header: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which column of the file (from 0) each column of the sheet is, as far as that is clear.

    The most certain pairs are made first; no column of the file is given twice.
    """
    cells = [[row[at] for row in sample if at < len(row) and row[at]] for at in range(len(header))]
    pairs = [
        (_score(column, name, cells[at], bool(sample)), column.key, at)
        for column in sheet.columns
        for at, name in enumerate(header)
    ]
    found: dict[str, int] = {}
    for score, key, at in sorted(pairs, key=lambda it: (-it[0], -len(header[it[2]]))):
        if score >= ENOUGH and key not in found and at not in found.values():
            found[key] = at
    return found


def _score(column: Column, name: str, cells: Sequence[str], has_sample: bool) -> float:
    score = max((_likeness(name, word) for word in _words(column)), default=0.0)
    if NUMBERED.search(name):
        score += AGAIN
    content = _content(column.key)
    if not cells:
        return score + (EMPTY if has_sample else 0.0)
    if content is None:
        return score
    looks, telling = content
    share = sum(bool(looks(it)) for it in cells) / len(cells)
    if share >= 0.6:
        return max(score + FITS if score else 0.0, BY_CONTENT if telling else 0.0)
    return score + (DOES_NOT if share < 0.1 and telling else 0.0)


def _words(column: Column) -> Iterable[str]:
    return (column.key, str(column.label), *column.words)


def _likeness(name: str, word: str) -> float:
    """How well a column's name says a word: from 100 for the word itself down to 0."""
    said, meant = _plain(NUMBERED.sub("", name)), _plain(word)
    if not said or not meant:
        return 0.0
    if said == meant:
        return SAME
    if _plain(ASIDE.sub(" ", name)) == meant:
        return SAME_BUT_ASIDES
    if _is_part(meant, said):
        head = HEAD if said.endswith(meant) else 0.0
        return PART + PART_SPREAD * len(meant) / len(said) + head
    if min(len(said), len(meant)) >= SHORT and _digits(said) == _digits(meant):
        slips = OSA.distance(said.replace(" ", ""), meant.replace(" ", ""), score_cutoff=2)
        if slips <= (1 if len(meant) < 2 * SHORT else 2):
            return MISSPELT - 5.0 * slips
    return 0.0


def _is_part(meant: str, said: str) -> bool:
    before, found, after = f" {said} ".partition(f" {meant} ")
    others = {*before.split(), *after.split()}
    if LABEL in others:
        return False
    return bool(found) and (others <= HARMLESS or len(meant) >= SHARE * len(said))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _plain(text: str) -> str:
    return NOT_WORDS.sub(" ", fold(text)).strip()


def _content(key: str) -> tuple[Callable[[str], object], bool] | None:
    parts = key.split("_")
    for names, pattern, telling in CONTENTS:
        if any(it in parts for it in names):
            return pattern.fullmatch, telling
    return None
