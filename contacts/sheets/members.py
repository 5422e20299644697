"""Members and sites of the office, as spreadsheets name them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from core.folding import fold
from offices.models import Membership, Site

NEAR = 85  # of 100


class Named(NamedTuple):
    """A member or a site; one that has left, or is archived, is there no more."""

    pk: int
    name: str
    is_there: bool


@dataclass
class Book:
    """Who or what a word means; each distinct word is looked up once."""

    entries: Sequence[tuple[str, Named]]
    told: Mapping[str, str]
    found: dict[str, Named | None] = field(default_factory=dict)
    by_key: dict[str, list[Named]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, named in self.entries:
            there = self.by_key.setdefault(key, [])
            if named not in there:
                there.append(named)

    def named(self, word: str) -> Named | None:
        """The one that the word means; None where there is none, or more than one."""
        if word not in self.found:
            self.found[word] = self._look_up(word)
        return self.found[word]

    def _look_up(self, word: str) -> Named | None:
        key = _key(word)
        if key in self.told:
            pk = int(self.told[key] or 0)
            return next((it for _, it in self.entries if it.pk == pk), None)
        if key in self.by_key:
            return self._one(self.by_key[key])
        near = process.extractOne(key, self.by_key.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        return self._one(self.by_key[near[0]]) if near and len(key) > 3 else None

    @staticmethod
    def _one(found: list[Named]) -> Named | None:
        """The only one, else the only one who is there still."""
        there = [it for it in found if it.is_there]
        chosen = there if len(found) > 1 else found
        return chosen[0] if len(chosen) == 1 else None


def members_book(office_id: int, told: Mapping[str, str]) -> Book:
    """The office's members by name, email, first name or initials."""
    rows = Membership.objects.filter(office=office_id).values_list(
        "pk", "display_name", "user__email", "deactivated_at"
    )
    entries = [
        (key, Named(pk, name, left is None))
        for pk, name, email, left in rows
        for key in _member_keys(name, email)
    ]
    return Book(entries, _told(told))


def sites_book(office_id: int, told: Mapping[str, str]) -> Book:
    """The office's sites by name, with and without "High School"."""
    rows = Site.objects.filter(office=office_id).values_list("pk", "name", "archived_at")
    entries = [
        (key, Named(pk, name, gone is None)) for pk, name, gone in rows for key in _site_keys(name)
    ]
    return Book(entries, _told(told))


def member_choices(office_id: int) -> Sequence[tuple[str, Any]]:
    """The active members, whom a name of the file may mean."""
    rows = Membership.objects.filter(office=office_id, deactivated_at=None)
    return [
        (str(pk), it) for pk, it in rows.order_by("display_name").values_list("pk", "display_name")
    ]


def site_choices(office_id: int) -> Sequence[tuple[str, Any]]:
    """The sites that a name of the file may mean."""
    rows = Site.objects.filter(office=office_id, archived_at=None)
    return [(str(pk), it) for pk, it in rows.order_by("name").values_list("pk", "name")]


def _told(told: Mapping[str, str]) -> dict[str, str]:
    return {_key(word): pk for word, pk in told.items()}


def _key(word: str) -> str:
    """Folded; "Whitfield, Dana" in the order of "dana whitfield"."""
    parts = [it.strip() for it in fold(word).split(",")]
    return " ".join(" ".join(reversed(parts)).split())


def _member_keys(name: str, email: str) -> Iterable[str]:
    words = fold(name).split()
    yield " ".join(words)
    yield email.lower()
    if len(words) > 1:
        yield words[0]
        yield words[-1]
        yield "".join(it[0] for it in words)
        yield f"{words[0]} {words[-1][0]}"
        yield f"{words[0][0]} {words[-1]}"


def _site_keys(name: str) -> Iterable[str]:
    key = _key(name)
    yield key
    short = re.sub(r"\b(high|middle|elementary|senior|junior|school|campus|hs|ms|es)\b", "", key)
    if short.strip() and short != key:
        yield " ".join(short.split())
    yield key.replace("high school", "hs")
