"""A sentence made ready for rules: folded letter by letter, cut into words and clauses."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from core.folding import fold

BLANK = "|"
"""What a piece is overwritten with once it is understood: no rule reads across it."""

_WORD = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*", re.UNICODE)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\x00": " "})
_ABBREVIATED = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|sr|sra|srta|dra|ma|profa|mtr[oa]|arq|lcd[oa]|rev|gral|st|hosp|dept|depto|"
    r"inc|co|corp|prof|ing|lic|mtg|appt|assn"
    r"|ctr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|mon|tues?|wed|thurs?|fri"
    r"|sat|sun|no|vs|approx|min|hrs?|a|p|m|[a-z])|\d)$"
)
_BREAK = re.compile(
    r"(?P<hard>[!?;\n\r]+|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]+|\.+(?=\s|$)|\s[-–—]+\s|—|"
    r"–(?!\d))|(?P<soft>[,()]+|(?<!\bre)(?<!\babt)(?<!\bf/u)(?<!\bfu):+|\s\+\s)"
    r"|\b(?P<word>and|then|but|so|because|since|y|e|pero|luego|entonces|porque)\b"
)


@dataclass(frozen=True)
class Word:
    """A word by its place in the text; `folded` in small letters without accents."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


class Break(Enum):
    """What parts two clauses."""

    HARD = "hard"
    SOFT = "soft"
    WORD = "word"


@dataclass(frozen=True)
class Clause:
    """A part of the sentence between breaks; `after` is what stands before it: a full stop or the
    like (hard, also the beginning), a comma (soft), or a word such as "and"."""

    start: int
    end: int
    after: Break


class Text:
    """What was typed, and the same folded, place by place alike."""

    def __init__(self, typed: str) -> None:
        self.text = unicodedata.normalize("NFC", typed).translate(_PLAIN)
        self.folded = "".join(_fold_letter(letter) for letter in self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        found = _WORD.finditer(self.text)
        return tuple(
            Word(m.start(), m.end(), m[0], self.folded[m.start() : m.end()]) for m in found
        )

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The parts between stops, commas and words such as "and"; the breaks belong to none."""
        found, start, after = [], 0, Break.HARD
        for m in _BREAK.finditer(self.folded):
            if m["hard"] == "." and _ABBREVIATED.search(self.folded[: m.start()]):
                continue
            found.append(Clause(start, m.start(), after))
            start, after = m.end(), _kind_of(m)
        found.append(Clause(start, len(self.folded), after))
        return tuple(it for it in found if self.folded[it.start : it.end].strip())

    def clause_at(self, place: int) -> Clause:
        """The clause that holds this place, or the last one before it."""
        before = [it for it in self.clauses if it.start <= place]
        return before[-1] if before else Clause(0, len(self.folded), Break.HARD)

    def segment_end(self, place: int) -> int:
        """Where the commas and stops around this place end its part; "and" does not end it."""
        later = [it for it in self.clauses if it.start > place and it.after is not Break.WORD]
        own = [it.end for it in self.clauses if not later or it.start < later[0].start]
        return max((it for it in own if it >= place), default=len(self.folded))

    def segment_start(self, place: int) -> int:
        """Where that part begins."""
        before = [it for it in self.clauses if it.start <= place and it.after is not Break.WORD]
        return before[-1].start if before else 0

    @cached_property
    def is_shouted(self) -> bool:
        """Without small letters, or without capitals: capitals tell nothing."""
        return not any(letter.islower() for letter in self.text)


def blank(text: str, start: int, end: int, with_: str = BLANK) -> str:
    """The text with a piece of it overwritten, so that places stay."""
    return text[:start] + with_ * (end - start) + text[end:]


def _kind_of(m: re.Match[str]) -> Break:
    return Break.HARD if m["hard"] else Break.SOFT if m["soft"] else Break.WORD


def _fold_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter
