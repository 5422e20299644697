"""How well words of a sentence name a partner or a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from core.folding import fold
from outreach.sentences.common_words import CONNECTORS, DEPARTMENTS, TRADES, WORK
from outreach.sentences.mentions import SHORTEST_MISSPELT, Mention, usual
from outreach.sentences.nicknames import is_first_name, same_names

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyh]|(?<=(.))\1")
_COMPANY = frozenset("inc llc ltd co corp lp llp pc pllc".split())


@dataclass(frozen=True)
class PartnerRow:
    """A partner as far as its name goes."""

    pk: int
    name: str
    town: str
    parent: int | None

    @cached_property
    def variants(self) -> tuple[tuple[str, ...], ...]:
        """The words of its name; a name in two languages ("Arts / Artes") has two variants."""
        return tuple(v for it in fold(self.name).split(" / ") if (v := _words(it)))

    @cached_property
    def town_words(self) -> tuple[str, ...]:
        return _words(fold(self.town))

    @cached_property
    def initials(self) -> frozenset[str]:
        words = [it for it in _WORD.findall(fold(self.name)) if it]
        short = [it for it in words if it not in CONNECTORS]
        return frozenset({"".join(it[0] for it in words), "".join(it[0] for it in short)})

    @cached_property
    def leading_initials(self) -> frozenset[str]:
        """The initials of its first words: "ncu" of "Northfork Credit Union, Harlow"."""
        letters = ["".join(it[0] for it in words) for words in self.variants]
        return frozenset(it[:n] for it in letters for n in range(2, len(it)))


@dataclass(frozen=True)
class PersonRow:
    """A person with the partners where they are now: (id, name, the parent's id)."""

    pk: int
    name: str
    preferred: str
    partners: tuple[tuple[int, str, int | None], ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(fold(self.name)))

    @cached_property
    def called(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(fold(self.preferred)))

    @property
    def partner_ids(self) -> frozenset[int]:
        return frozenset(pk for pk, _, _ in self.partners)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in their usual forms, without the small ones."""
    return _words(fold(name))


def _words(folded: str) -> tuple[str, ...]:
    found = [form for word in _WORD.findall(folded) for form in usual(word)]
    return tuple(it for it in found if it not in CONNECTORS and it not in _COMPANY)


def slip(word: str, other: str) -> bool:
    """Whether one is the other misspelt: one slip, from eight letters on two."""
    shorter, longer = sorted((len(word), len(other)))
    if shorter < SHORTEST_MISSPELT or longer - shorter > 2:
        return False
    if word[0] != other[0] and word[1] != other[1]:
        return False
    most = 1 if shorter < 8 else 2
    return OSA.distance(word, other, score_cutoff=most) <= most


def sounds_like(word: str, other: str) -> bool:
    """Whether short names sound alike: "Tait" and "Tate"; only beside a first name that fits."""
    if min(len(word), len(other)) < 4 or abs(len(word) - len(other)) > 1 or word[0] != other[0]:
        return False
    return _VOWELS.sub("", word) == _VOWELS.sub("", other)


FULL, LEADING, INITIALS, INSIDE, NEARLY, BARELY = 3.0, 2.0, 2.2, 1.5, 1.0, 0.5
"""How surely words name a partner: all of its name, its beginning, its initials, words of it,
the same misspelt. Two that fit equally surely are not told apart."""
WHOLE, SHORT_WHOLE, INITIAL, WHOLE_NEARLY = 3.0, 2.9, 2.5, 2.1
TITLED, FIRST, NICKNAME, SURNAME, SLIPPED = 2.1, 1.6, 1.5, 1.2, 0.5
"""The same for a person: first name and surname, with a nickname, with a surname's initial,
misspelt; surname after a title, first name, nickname, surname, misspelt."""

type Fit = tuple[float, float]
"""How surely it fits, and how much of the name was said (to put the best first)."""
NO_FIT: Fit = (0.0, 0.0)


def partner_fit(row: PartnerRow, said: Sequence[Mention]) -> Fit:
    """How these words name this partner. Every word said must be in the name."""
    return max((_variant_fit(row, variant, said) for variant in row.variants), default=NO_FIT)


def _variant_fit(row: PartnerRow, name: tuple[str, ...], said: Sequence[Mention]) -> Fit:
    if len(said) == 1 and _is_initials(row, said[0]):
        return INITIALS, 1.0
    if len(said) == 1 and said[0].stands_for:
        return _stands_for(name, said[0])
    places: list[int] = []
    exact, towns = True, 0
    for it in said:
        if len(said) > 1 and not places and (letters := _leading_letters(row, name, it)):
            places += range(letters)
            continue
        for form in it.forms:
            hit = _place(form, name, places, it)
            if hit is not None:
                places.append(hit[0])
                exact = exact and hit[1]
            elif places and form in row.town_words:
                towns += 1
            else:
                return NO_FIT
    if not places or not _tells(name, places, said, exact):
        return NO_FIT
    if towns and row.parent is None and len(places) < len(name) and len(places) < 2:
        towns = 0
    share = (len(places) + towns) / len(name)
    return _surely(places, name, exact), share + (0.1 if places == sorted(places) else 0.0)


def _stands_for(name: tuple[str, ...], it: Mention) -> Fit:
    """ "The clinic" is every clinic alike; "welding instructors" a department of that name."""
    form = it.forms[0]
    if form not in name:
        return NO_FIT
    if it.stands_for == "institution":
        return INSIDE, 1 / len(name)
    others = [word for word in name if word != form]
    fits = name[0] == form and all(word in DEPARTMENTS or word == "arts" for word in others)
    return (LEADING, 1 / len(name)) if fits else NO_FIT


def _surely(places: list[int], name: tuple[str, ...], exact: bool) -> float:
    if len(places) == len(name):
        return FULL if exact else NEARLY + 0.1
    if 0 in places:
        return LEADING if exact else NEARLY
    return INSIDE if exact else BARELY


def _leading_letters(row: PartnerRow, name: tuple[str, ...], it: Mention) -> int:
    """How many first words of the name these initials stand for: "NCU Harlow" is a branch."""
    letters = it.word.folded.replace("&", "")
    is_short = 2 <= len(letters) < len(name) and it.word.text.isupper() and not it.common
    return (
        len(letters) if is_short and letters == "".join(w[0] for w in name)[: len(letters)] else 0
    )


def _is_initials(row: PartnerRow, it: Mention) -> bool:
    letters = it.word.folded.removesuffix("'s").replace("&", "")
    if it.common or len(letters) < 2 or letters not in row.initials:
        return False
    return it.word.text.removesuffix("'s").isupper() or len(letters) > 2


def _place(
    form: str, name: tuple[str, ...], places: Sequence[int], it: Mention
) -> tuple[int, bool] | None:
    """Where in the name the word stands, and whether as it is written."""
    free = [n for n in range(len(name)) if n not in places]
    for n in free:
        if name[n] == form:
            return n, True
    if it.common and not it.strong:
        return None
    for n in free:
        if len(form) >= 4 and (places or it.strong) and is_short_for(form, name[n]):
            return n, bool(places)
    return next(
        ((n, False) for n in free if (name[n] not in TRADES or places) and slip(form, name[n])),
        None,
    )


def is_short_for(form: str, word: str) -> bool:
    """ "hosp" is the beginning of "hospital"; "machine" and "machining" are one trade."""
    return word.startswith(form) or (len(form) >= 6 and len(word) >= 6 and form[:6] == word[:6])


def _tells(name: tuple[str, ...], places: list[int], said: Sequence[Mention], exact: bool) -> bool:
    """Whether these words name it: a trade alone, or a common word in small letters, does not."""
    own = [n for n in places if name[n] not in TRADES]
    strong = any(it.strong for it in said)
    if len(places) >= 2:
        of_work = all(name[n] in WORK for n in places) and not strong and len(places) < len(name)
        return (exact or bool(own)) and not of_work
    if len(name) == 1:
        return strong or not said[0].common
    if not own:
        others = [it for n, it in enumerate(name) if n not in places]
        alone = all(it in DEPARTMENTS for it in others)
        return strong and alone and not said[0].common
    it = said[0]
    if places == [0]:
        return strong or not it.common
    return (strong or it.cued) and not (it.common and not strong)


def person_fit(row: PersonRow, said: Sequence[Mention]) -> Fit:
    """How these words name this person: first name, nickname, what they are called, surname."""
    if len(said) == 1:
        return _single_fit(row, said[0])
    words = [it.word.folded.removesuffix("'s") for it in said]
    first, share = _first(row, words[0]), len(words) / max(1, len(row.words))
    if not first:
        whole = tuple(words) == row.words[-len(words) :] and len(row.words) > len(words)
        return (WHOLE_NEARLY, share) if whole else NO_FIT
    rest = [_surname(row, it) for it in words[1:]]
    if not all(rest):
        return NO_FIT
    return min(
        [*rest, WHOLE if first == FIRST else SHORT_WHOLE if first == NICKNAME else WHOLE_NEARLY]
    ), share


def _single_fit(row: PersonRow, it: Mention) -> Fit:
    own = it.word.folded.removesuffix("'s")
    if it.common and not it.strong:
        return NO_FIT
    is_surname = own in row.words[1:]
    if _TITLED.search(it.before) and is_surname:
        return TITLED, 1.0
    first = _first(row, own)
    if first >= NICKNAME or (first and (it.strong or it.cued)):
        return first, 1.0
    if is_surname:
        return SURNAME, 1.0
    fits = (it.strong or it.cued) and not is_first_name(own)
    return (SLIPPED, 0.5) if fits and any(slip(own, word) for word in row.words[1:]) else NO_FIT


def _first(row: PersonRow, own: str) -> float:
    firsts = {*row.words[:1], *row.called[:1]}
    if own in firsts:
        return FIRST
    if same_names(own) & firsts:
        return NICKNAME
    fits = len(own) >= SHORTEST_MISSPELT and not is_first_name(own)
    return SLIPPED if fits and any(slip(own, it) for it in firsts) else 0.0


def _surname(row: PersonRow, own: str) -> float:
    rest = (*row.words[1:], *row.called[1:])
    if own in rest:
        return WHOLE
    if len(own) == 1 and any(it.startswith(own) for it in rest):
        return INITIAL
    return WHOLE_NEARLY if any(slip(own, it) or sounds_like(own, it) for it in rest) else 0.0


_TITLED = re.compile(
    r"\b(?:mr|mrs|ms|miss|dra?|sr|sra|srta|senora?|prof[ae]?|profesora?|maestr[oa]|mtr[oa]|ing|lic|"
    r"licda|lcd[oa]|arq|rev|sheriff|ranger|chief|officer|coach|judge)\.?\s*$"
)
