"""Where in a sentence names stand, and what each fits, before anything is settled."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach.sentences.likeness import (
    Fit,
    PartnerRow,
    PersonRow,
    is_short_for,
    partner_fit,
    person_fit,
    slip,
    sounds_like,
)
from outreach.sentences.mentions import Mention
from outreach.sentences.nicknames import same_names
from outreach.sentences.text import Text
from outreach.sentences.understood import Noun

LONGEST = 7
"""Words of a name at most, the small ones included."""

BRANCH = frozenset("branch branches location sucursal sede filial".split())
_GAP = re.compile(r"[\s.&/'\"-]*,?\s*")


@dataclass(frozen=True)
class Spot:
    """Words (from `first` to `last`) that name something; `options` fit equally surely, the one
    of whose name most was said first."""

    first: int
    last: int
    noun: Noun
    options: tuple[int, ...]
    surely: float
    width: int


class Spotter:
    """Finds the spots; the rows are indexed by their words, so that few are compared."""

    def __init__(
        self,
        text: Text,
        found: Sequence[Mention],
        partners: Sequence[PartnerRow],
        people: Sequence[PersonRow],
    ) -> None:
        self.text, self.found = text, found
        self.partners = {it.pk: it for it in partners}
        self.people = {it.pk: it for it in people}
        self.partner_words = _index(
            (
                it.pk,
                (
                    *(w for v in it.variants for w in v),
                    *it.initials,
                    *it.leading_initials,
                    *it.town_words,
                ),
            )
            for it in partners
        )
        self.person_words = _index((it.pk, (*it.words, *it.called)) for it in people)

    def spots(self) -> list[Spot]:
        """The widest and surest ones, none over another, from left to right."""
        chosen: list[Spot] = []
        for spot in sorted(self._all(), key=lambda it: (-it.width, -it.surely, it.first)):
            if all(spot.last < it.first or it.last < spot.first for it in chosen):
                chosen.append(spot)
        return sorted(chosen, key=lambda it: it.first)

    def _all(self) -> list[Spot]:
        rows_of = [
            (self._partner_rows(it), self._person_rows(it)) if it.is_eligible else (set(), set())
            for it in self.found
        ]
        found: list[Spot] = []
        for first, it in enumerate(self.found):
            if it.is_eligible and any(rows_of[first]) and it.word.folded not in BRANCH:
                found += self._from(first, rows_of)
        return found

    def _from(self, first: int, rows_of: Sequence[tuple[set[int], set[int]]]) -> list[Spot]:
        """All spots that begin here."""
        found: list[Spot] = []
        partners, people = rows_of[first]
        said, small, commas = [self.found[first]], set[str](), False
        for last in range(first, min(first + LONGEST, len(self.found))):
            it = self.found[last]
            if last > first:
                gap = self.text.text[self.found[last - 1].word.end : it.word.start]
                if not _GAP.fullmatch(gap) or "\n" in gap or it.taken or it.title:
                    break
                commas = commas or "," in gap
                if "&" in gap:
                    small.add("&")
                if it.is_connector or it.word.folded in BRANCH:
                    small.add(it.word.folded)
                    continue
                said = [*said, it]
                partners, people = partners & rows_of[last][0], people & rows_of[last][1]
            if not partners and not people:
                break
            found += self._best(
                first,
                last,
                said,
                self._allowed(partners, small, commas),
                set() if small - {"de", "la", "del", "los"} or commas else people,
            )
        return found

    def _allowed(self, partners: set[int], small: set[str], commas: bool) -> set[int]:
        """Those whose name may be said across these small words: "and" parts two names, unless
        it is part of one; "in" goes before a branch's town."""
        return {pk for pk in partners if _spans(self.partners[pk], small, commas)}

    def _best(
        self, first: int, last: int, said: Sequence[Mention], partners: set[int], people: set[int]
    ) -> list[Spot]:
        fits: list[tuple[Fit, Noun, int]] = [
            (partner_fit(self.partners[pk], said), "partner", pk) for pk in partners
        ]
        fits += [(person_fit(self.people[pk], said), "contact", pk) for pk in people]
        fits = [it for it in fits if it[0][0]]
        if not fits:
            return []
        surely, noun = max((it[0][0], it[1]) for it in fits)
        options = sorted(
            (it for it in fits if it[0][0] == surely and it[1] == noun),
            key=lambda it: (-it[0][1], it[2]),
        )
        return [Spot(first, last, noun, tuple(pk for _, _, pk in options), surely, len(said))]

    def _partner_rows(self, it: Mention) -> set[int]:
        own = it.word.folded.removesuffix("'s").replace("&", "")
        sets = [self._rows(self.partner_words, form, it) for form in it.forms]
        return set.intersection(*sets) | self.partner_words.get(own, set())

    def _rows(self, index: dict[str, set[int]], form: str, it: Mention) -> set[int]:
        rows = set(index.get(form, ()))
        if rows or (it.common and not it.strong):
            return rows
        for word, others in index.items():
            if (len(form) >= 4 and is_short_for(form, word)) or slip(form, word):
                rows |= others
        return rows

    def _person_rows(self, it: Mention) -> set[int]:
        own = it.word.folded.removesuffix("'s")
        if len(own) == 1:
            return {
                pk
                for word, rows in self.person_words.items()
                if word.startswith(own)
                for pk in rows
            }
        rows = set(self.person_words.get(own, ()))
        for name in same_names(own):
            rows |= self.person_words.get(name, set())
        if rows or it.common:
            return rows
        for word, others in self.person_words.items():
            if slip(own, word) or sounds_like(own, word):
                rows |= others
        return rows


def _spans(row: PartnerRow, small: set[str], commas: bool) -> bool:
    joined = small & {"and", "y", "e", "&"}
    if joined and not re.search(r"&|\band\b|\by\b", row.name.casefold()):
        return False
    if commas and "," not in row.name:
        return False
    placed = small & {"in", "en", "at", "for", "a", "an"} | small & BRANCH
    return (
        not placed
        or row.parent is not None
        or bool(re.search(r"\b(?:in|at|for|en)\b", row.name.casefold()))
    )


def _index(rows: Iterable[tuple[int, Iterable[str]]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for pk, words in rows:
        for word in words:
            found.setdefault(word, set()).add(pk)
    return found
