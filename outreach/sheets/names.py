"""Which partners and people of the office a log means."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext_noop
from rapidfuzz import fuzz, process

from contacts.models import Affiliation
from contacts.sheets.cells import Problem
from core.folding import fold
from partnerships.models import Partner
from partnerships.queries.sameness import name_key

NO_PARTNER = gettext_noop(
    "There is no partner called “%(name)s”. Import the partners first, or correct the name."
)
PERHAPS = gettext_noop(
    "There is no partner called “%(name)s”. Did you mean %(like)s? Correct the name if so."
)
TAKEN_FOR = gettext_noop("“%(name)s” was taken for %(like)s.")
SEVERAL_CALLED = gettext_noop(
    "%(count)d partners are called “%(name)s”. Add the town, as in “%(name)s, Tulsa”."
)
ARCHIVED = gettext_noop("%(name)s is archived.")
NOT_THERE = gettext_noop("%(partner)s has nobody called %(name)s, so the name stands in the notes.")

SURE = 92  # of 100: a slip of the keyboard
WORTH_ASKING = 78
SEVERAL = re.compile(r"\s*[;|\n]\s*")
LOOSE = re.compile(r"\s*(?:[;|\n,/+&]|\band\b|\by\b)\s*", re.IGNORECASE)


class Company(NamedTuple):
    """A partner of the office, as a log may name it."""

    pk: int
    name: str
    is_archived: bool
    is_branch: bool


@dataclass
class Partners:
    """The office's partners by the words of their names; each distinct name is looked up once."""

    by_key: dict[str, list[Company]]
    found: dict[str, tuple[Company | None, Problem | None]] = field(default_factory=dict)

    def of_cell(self, text: str) -> tuple[list[Company], list[Problem]]:
        """The partners of a cell, each once: one name, else several by semicolon, else by comma
        where each of the pieces is a partner."""
        whole = self.named(text)
        pieces = [it for it in SEVERAL.split(text) if it]
        if whole[0] is None and len(pieces) == 1:
            loose = [it for it in LOOSE.split(text) if it]
            if len(loose) > 1 and all(self._exactly(it) for it in loose):
                pieces = loose
        answers = [whole] if whole[0] or len(pieces) < 2 else [self.named(it) for it in pieces]
        partners = {it.pk: it for it, _ in answers if it is not None}
        return list(partners.values()), [it for _, it in answers if it is not None]

    def named(self, name: str) -> tuple[Company | None, Problem | None]:
        """The partner of that name, and what is doubtful about it."""
        if name not in self.found:
            self.found[name] = self._look_up(" ".join(name.split()))
        return self.found[name]

    def _look_up(self, name: str) -> tuple[Company | None, Problem | None]:
        short = {"name": name[:80]}
        exact = self._exactly(name)
        if exact:
            return self._one(exact, short)
        key = name_key(name)
        near = process.extractOne(
            key, self.by_key.keys(), scorer=fuzz.ratio, score_cutoff=WORTH_ASKING
        )
        if near is None:
            return None, Problem(NO_PARTNER, short, "error")
        like = self.by_key[near[0]]
        said = short | {"like": like[0].name}
        if near[1] >= SURE and len(like) == 1:
            return like[0], Problem(TAKEN_FOR, said)
        return None, Problem(PERHAPS, said, "error")

    def _exactly(self, name: str) -> list[Company]:
        return self.by_key.get(name_key(name), [])

    @staticmethod
    def _one(found: list[Company], short: dict[str, Any]) -> tuple[Company | None, Problem | None]:
        """The only one; of several the one that is not archived, or the head of its branches."""
        chosen = found
        chosen = [it for it in chosen if not it.is_archived] or chosen
        chosen = [it for it in chosen if not it.is_branch] or chosen
        if len(chosen) > 1:
            return None, Problem(SEVERAL_CALLED, short | {"count": len(chosen)}, "error")
        only = chosen[0]
        return only, Problem(ARCHIVED, {"name": only.name}) if only.is_archived else None


def partners_book(office_id: int) -> Partners:
    """Every partner by its name, and by its name with its town. One statement."""
    by_key: dict[str, list[Company]] = defaultdict(list)
    rows = Partner.objects.filter(office=office_id).order_by("id")
    columns = rows.values_list("id", "name", "archived_at", "parent_id", "town")
    for pk, name, archived, parent, town in columns:
        company = Company(pk, name, archived is not None, parent is not None)
        for key in {name_key(name), name_key(f"{name} {town}")}:
            by_key[key].append(company)
    return Partners(dict(by_key))


class Person(NamedTuple):
    """Somebody at a partner."""

    pk: int
    name: str
    called: str


People = dict[int, list[Person]]
"""The people of each partner, those who are there before those who were."""


def people_of(office_id: int, partner_ids: Collection[int]) -> People:
    """Everybody who is or was at these partners. One statement."""
    people: People = defaultdict(list)
    if partner_ids:
        rows = Affiliation.objects.filter(
            office=office_id, partner__in=partner_ids, contact__archived_at=None
        ).order_by("-ended_on", "id")
        columns = ("partner_id", "contact_id", "contact__name", "contact__preferred_name")
        for partner, pk, name, called in rows.values_list(*columns):
            people[partner].append(Person(pk, name, called))
    return people


def find_person(name: str, people: Iterable[Person]) -> Person | None:
    """The one who is called so: by the whole name, a slip of it, or a first name nobody shares."""
    there = {it.pk: it for it in people}
    words = fold(name).split()
    for fits in (_same, _goes_by, _slipped):
        found = [it for it in there.values() if fits(words, it)]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def _same(words: list[str], person: Person) -> bool:
    return words == fold(person.name).split()


def _goes_by(words: list[str], person: Person) -> bool:
    """ "Dana", "Dana W." and "Whitfield" for Dana Whitfield."""
    names = fold(f"{person.name} {person.called}").split()
    own = [it.strip(".") for it in words]
    return bool(own) and all(any(name.startswith(it) for name in names) for it in own)


def _slipped(words: list[str], person: Person) -> bool:
    return len(words) > 1 and fuzz.ratio(" ".join(words), fold(person.name)) >= SURE
