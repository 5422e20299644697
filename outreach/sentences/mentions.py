"""The words of a sentence that may name somebody, and the patterns to look them up by."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from outreach.sentences.common_words import (
    ACRONYMS,
    COMMON,
    CONNECTORS,
    PHRASES,
    SYNONYMS,
    TITLES,
    TRADES,
    WORK,
)
from outreach.sentences.nicknames import is_first_name, same_names
from outreach.sentences.ordinary_names import is_department, is_institution, is_person
from outreach.sentences.text import Text, Word

MOST_WORDS = 40
"""Words of one sentence that are looked up at most, those with a capital first."""
BEFORE = 40
"""Letters before a word that are looked at for what they say about it."""
MOST_MISSPELT = 4
"""Words of one sentence whose misspellings are looked up at most."""
SHORTEST_MISSPELT = 5
"""Letters that a word needs to be recognised although misspelt."""

_CANON = {word: group[0] for group in SYNONYMS for word in group}
_GROUP = {word: group for group in SYNONYMS for word in group}
_CUE = re.compile(
    r"(?:\b(?:called|phoned|rang|met(?: with)?|with|w/|w|at|from|con|a|de|del|en|to|for|"
    r"para|by|visited|emailed|texted|messaged|dm'd|msgd|saw|toured|"
    r"tell|told|asked|ask|call|email|text|visit|meet|thank|invite|vi|llame|visite|vm|"
    r"voicemail|left|contact|contacted|y|and|via|per|hosted by|partner|of)|[@&:,-])\s*"
    r"(?:(?:the|la|el|los|las|our|my)\s+)?$"
)


@dataclass(frozen=True)
class Mention:
    """A word that may be (part of) a name.

    `forms` are its usual forms, folded; `strong`: its capital says that it is a name; `cued`: it
    follows "called", "with", "at" …; `stands_for`: a trade alone that means a
    partner; `taken`: it says something else (a day), and names nobody.
    """

    word: Word
    forms: tuple[str, ...]
    strong: bool
    cued: bool
    taken: bool
    common: bool
    title: bool
    before: str
    stands_for: Literal["institution", "department"] | None = None

    @property
    def is_connector(self) -> bool:
        return self.word.folded in CONNECTORS

    @property
    def is_eligible(self) -> bool:
        return not (self.taken or self.title or self.is_connector)


@cache
def usual(word: str) -> tuple[str, ...]:
    """The form under which words that mean the same are compared: "assn" as "association"."""
    word = word.removesuffix("'s").strip("'&-")
    return PHRASES.get(word) or (_CANON.get(word, word),)


def mentions(text: Text, taken: Sequence[tuple[int, int]]) -> list[Mention]:
    """All words with what speaks for their being a name."""
    heads = {_head(text, it.start, it.end) for it in text.clauses if it.after.value == "hard"}
    return [_mention(text, word, taken, heads) for word in text.words]


def _head(text: Text, start: int, end: int) -> int:
    """Where the first word of a part begins."""
    return next((it.start for it in text.words if start <= it.start < end), -1)


def _mention(text: Text, word: Word, taken: Sequence[tuple[int, int]], heads: set[int]) -> Mention:
    own = word.folded.removesuffix("'s")
    common = own in COMMON or own.isdigit() or (len(own) < 2 and not word.is_capital)
    strong = word.is_capital and not text.is_shouted and not (common and word.start in heads)
    before = text.folded[max(0, word.start - BEFORE) : word.start]
    after = text.folded[word.end : word.end + BEFORE]
    if common and not strong:
        begins = not text.folded[text.clause_at(word.start).start : word.start].strip()
        strong = is_person(own, before, after, heads=begins, capital=word.is_capital)
    return Mention(
        word=word,
        forms=usual(word.folded),
        strong=strong,
        cued=bool(_CUE.search(before)),
        taken=any(a <= word.start < b for a, b in taken) or own.isdigit(),
        common=common or (own in ACRONYMS and word.text.isupper()),
        title=own in TITLES and word.end - word.start > 1 and _is_title(text, word),
        before=before,
        stands_for=_stands_for(usual(word.folded)[0], before, after),
    )


def _stands_for(form: str, before: str, after: str) -> Literal["institution", "department"] | None:
    if form not in TRADES:
        return None
    if is_institution(form, before, after):
        return "institution"
    return "department" if is_department(before, after) else None


def _is_title(text: Text, word: Word) -> bool:
    """Whether a capital follows: "Chef Laura", "Officer Price"; not "the chef said"."""
    return bool(re.match(r"\.?\s+[^\W\d_]", text.text[word.end :])) and (
        bool(re.match(r"\.?\s+[^\W\d_a-z]", text.text[word.end :]))
        or text.folded[word.end : word.end + 1] == "."
    )


def partner_patterns(found: Sequence[Mention]) -> list[str]:
    """LIKE patterns on a partner's folded name and town."""
    words = _looked_up(found)
    singles = [f"%{form}%" for it in words for form in _spellings(it) if _tells(it, form)]
    pairs = [it for one, two in _neighbours(found) for it in _pair(one, two)]
    whole = [f"%{'%'.join(PHRASES[it.word.folded])}%" for it in words if it.word.folded in PHRASES]
    return _unique((*whole, *singles, *pairs))


def contact_patterns(found: Sequence[Mention]) -> list[str]:
    """LIKE patterns on a person's folded name and what they are called, each word after a blank."""
    patterns: list[str] = []
    for it in _looked_up(found):
        own = it.word.folded.removesuffix("'s")
        if len(own) < 2 or (it.common and not it.strong):
            continue
        patterns += [f"% {own}%", *(f"% {name}%" for name in sorted(same_names(own)))]
    # a pair finds the one of many who are called so
    patterns += [
        f"% {a.word.folded}% {b.word.folded.removesuffix(chr(39) + 's')}%"
        for a, b in _neighbours(found)
    ]
    return _unique(patterns)


def near_patterns(found: Sequence[Mention]) -> tuple[list[str], list[str]]:
    """Words that may be a name with a slip, each with a pattern on such names; two lists beside
    each other. A word that some name holds as it is needs none."""
    near = [(it, pattern) for it in _misspelt(_looked_up(found)) for pattern in _near(it)]
    return [word for word, _ in near], [pattern for _, pattern in near]


def initials_said(found: Sequence[Mention]) -> list[str]:
    """Words that may be the initials of a partner."""
    own = [
        it.word.folded.removesuffix("'s").replace("&", "")
        for it in found
        if it.is_eligible and not it.common
    ]
    return _unique(it for it in own if 2 <= len(it) <= 6 and it.isalpha())


def _looked_up(found: Sequence[Mention]) -> list[Mention]:
    eligible = [
        it
        for it in found
        if it.is_eligible
        and (it.strong or not it.common or it.stands_for or it.word.folded in PHRASES)
    ]
    return sorted(eligible, key=lambda it: (not it.strong, it.common, it.word.start))[:MOST_WORDS]


def _tells(it: Mention, form: str) -> bool:
    """Whether the word alone narrows the search: no trade, and no word of two letters."""
    if it.stands_for:
        return True
    return form not in TRADES and len(form) > 2 and (it.strong or not it.common)


def _spellings(it: Mention) -> tuple[str, ...]:
    """The word in both languages."""
    own = it.word.folded.removesuffix("'s").strip("'&-")
    return _GROUP.get(own, (own,))


def _neighbours(found: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Words side by side, small ones between them left out; two common ones only as a trade."""
    own = [it for it in found if it.is_eligible and len(it.word.folded) > 1]
    pairs = [(a, b) for a, b in itertools.pairwise(own) if b.word.start - a.word.end < 12]
    return [it for it in pairs if _is_worth(*it)][:MOST_WORDS]


def _pair(one: Mention, two: Mention) -> list[str]:
    """Both words in any spelling; turned round where a trade may stand before or behind."""
    both = [(a, b) for a in _spellings(one) for b in _spellings(two)]
    turned = [(b, a) for a, b in both] if {one.forms[0], two.forms[0]} & TRADES else []
    return [f"%{a}%{b}%" for a, b in (*both, *turned)]


def _is_worth(a: Mention, b: Mention) -> bool:
    """Not with an ordinary word: the other one is looked up alone anyway."""
    return all(it.strong or not it.common or _is_trade(it) for it in (a, b))


def _is_trade(it: Mention) -> bool:
    return it.forms[0] in TRADES and it.forms[0] not in WORK


def _misspelt(words: Sequence[Mention]) -> list[str]:
    """The words that may be a name with a slip, the likeliest first; a first name is none."""
    own = [it.word.folded.removesuffix("'s") for it in words if _may_be_misspelt(it)]
    return [it for it in own if not is_first_name(it)][:MOST_MISSPELT]


def _may_be_misspelt(it: Mention) -> bool:
    own = it.word.folded.removesuffix("'s")
    if it.common or not own.isalpha():
        return False
    return len(own) >= (SHORTEST_MISSPELT if it.strong or it.cued else SHORTEST_MISSPELT + 1)


def _near(word: str) -> list[str]:
    """Names of about this length with the word's first or second half: one slip spoils one."""
    half = max(3, len(word) // 2)
    rest = len(word) - half
    first = [f"%{word[:half]}{'_' * n} %" for n in (rest - 1, rest, rest + 1)]
    return [*first, f"%{word[-half:]} %"]


def _unique(patterns: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(patterns))
