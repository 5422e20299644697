"""Finds the size at which a text fits, and where its lines break.

A size is tried after the other, from large to small; the lines of the first that fits are evened
out. Words stay whole as long as any size allows it.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recognition.pdf.metrics import face, spelt

LEEWAY = 0.985
"""Of the width is used: kerning and rounding may make a line wider than its letters."""
JOINERS = frozenset({"\u200d", "\ufe0f"})
CUT = "…"


@dataclass(frozen=True)
class Try:
    """A size in points, in how many lines at most, and whether words may be broken."""

    size: float
    lines: int
    breaking: bool = False


@dataclass(frozen=True)
class Fitted:
    """The size in points and the lines."""

    size: float
    lines: tuple[str, ...]


def sizes(first: float, last: float, lines: int, *, breaking: bool = False) -> list[Try]:
    """Tries from the first size down to the last, each 4 % smaller."""
    found, size = [], first
    while size > last:
        found.append(Try(round(size, 1), lines, breaking))
        size *= 0.96
    return [*found, Try(last, lines, breaking)]


def fit(
    text: str, name: str, width: float, tries: Sequence[Try], *, spacing: float = 0.0
) -> Fitted | None:
    """The text in the first size that fits the width, or None. `spacing` is between letters, in em.

    Blanks of all kinds count as one.
    """
    words = tuple(spelt(text, name).split())
    for it in tries:
        limit = width * LEEWAY / it.size
        lines = _lines(words, name, limit, spacing, it.breaking)
        if lines is not None and len(lines) <= it.lines:
            return Fitted(it.size, _even(words, name, lines, limit, spacing))
    return None


def fit_or_cut(
    text: str, name: str, width: float, tries: Sequence[Try], *, spacing: float = 0.0
) -> Fitted:
    """As `fit`; what does not fit in any size is cut and ends in an ellipsis."""
    found = fit(text, name, width, tries, spacing=spacing)
    if found is not None:
        return found
    last = tries[-1]
    limit = width * LEEWAY / last.size
    lines = _lines(tuple(spelt(text, name).split()), name, limit, spacing, True) or ()
    kept = [*lines[: last.lines - 1], _cut(lines[last.lines - 1], name, limit, spacing)]
    return Fitted(last.size, tuple(kept))


def width_of(text: str, name: str, spacing: float = 0.0) -> float:
    """The width of a line in em."""
    return face(name).width(text) + spacing * len(text)


@lru_cache(maxsize=2048)
def _lines(
    words: tuple[str, ...], name: str, limit: float, spacing: float, breaking: bool
) -> tuple[str, ...] | None:
    """The words in lines that are no wider than the limit (em). None: a word would be broken."""
    blank = width_of(" ", name, spacing)
    lines, used = [], limit + 1
    for word in words:
        wide = width_of(word, name, spacing)
        if wide > limit:
            if not breaking:
                return None
            lines += _broken(word, name, limit, spacing)
            used = width_of(lines[-1], name, spacing)
        elif used + blank + wide <= limit:
            lines[-1] += f" {word}"
            used += blank + wide
        else:
            lines.append(word)
            used = wide
    return tuple(lines)


def _even(
    words: tuple[str, ...], name: str, lines: tuple[str, ...], limit: float, spacing: float
) -> tuple[str, ...]:
    """The same number of lines, as even as they get: the narrowest limit that still gives them."""
    low, high, best = limit / 2, limit, lines
    for _ in range(6):
        middle = (low + high) / 2
        narrower = _lines(words, name, middle, spacing, False)
        if narrower is not None and len(narrower) <= len(lines):
            high, best = middle, narrower
        else:
            low = middle
    return best


def _broken(word: str, name: str, limit: float, spacing: float) -> list[str]:
    lines, used = [""], 0.0
    for cluster in clusters(word):
        before = lines[-1][-1:]
        wide = width_of(before + cluster, name, spacing) - width_of(before, name, spacing)
        if lines[-1] and used + wide > limit:
            lines.append("")
            used = 0.0
        lines[-1] += cluster
        used += wide
    return lines


def _cut(line: str, name: str, limit: float, spacing: float) -> str:
    kept = list(clusters(line))
    while kept and width_of("".join(kept) + CUT, name, spacing) > limit:
        kept.pop()
    return "".join(kept).rstrip() + CUT


def clusters(text: str) -> Iterator[str]:
    """Letters with what belongs to them: accents, parts of emoji."""
    held = ""
    for sign in text:
        if held and not (_belongs(sign) or held[-1] == "\u200d"):
            yield held
            held = ""
        held += sign
    if held:
        yield held


def _belongs(sign: str) -> bool:
    return sign in JOINERS or unicodedata.category(sign) in ("Mn", "Me", "Mc", "Sk")
