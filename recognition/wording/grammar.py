"""How words of thanks are put together; `english` and `spanish` are the vocabularies for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from babel.lists import format_list
from babel.numbers import format_decimal

from outreach.enums.activities import ActivityKind as Kind
from recognition.enums.documents import DocumentKind
from recognition.wording.done import Done

SUMMED = frozenset({Kind.MENTORSHIP, Kind.MOCK_INTERVIEW})
"""Deeds whose students may be added up over several times: each has one of their own."""


class Noun(NamedTuple):
    """The number one as it stands before it, the noun, and its plural."""

    one: str
    single: str
    several: str


class Deed(NamedTuple):
    """What a partner's people did: with a number of students, once without, and several times."""

    with_students: str
    once: str
    often: str


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """A language: its vocabulary, and what is said with it.

    `small` are the numbers up to twelve, `often` those of times that have a word of their own.
    """

    locale: str
    numbers_locale: str
    small: tuple[str, ...]
    times: str
    often: Mapping[int, str] = field(default_factory=dict)
    student: Noun
    guests: Mapping[Kind, Noun]
    visits: Mapping[Kind, Noun]
    visits_for: str
    deeds: Mapping[Kind, Deed]
    opening_doors: str
    whole: str
    this_year: str
    first_year: str
    years: str
    partnership: str
    closings: Mapping[frozenset[Kind], tuple[str, ...]]
    usual: tuple[str, ...]
    nothing: str
    thank_you: str
    next: str
    gift: str

    def number(self, count: int) -> str:
        """In words up to twelve."""
        if count < len(self.small):
            return self.small[count]
        return str(format_decimal(count, locale=self.numbers_locale))

    def listed(self, parts: list[str]) -> str:
        """One after the other, with an "and" before the last."""
        return str(format_list(parts, locale=self.locale))

    def clause(self, it: Done) -> str:
        """Whom, or what, doors were opened to; or what its people did."""
        return self._guests(it) if it.kind in self.visits else self._deed(it)

    def opening(self, parts: list[str]) -> str:
        """Of all to whom doors were opened."""
        return self.opening_doors.format(parts=self.listed(parts))

    def sentence(self, clauses: list[str], closing: str) -> str:
        """The whole, as it follows the name."""
        return self.whole.format(year=self._this_year(clauses), closing=closing)

    def of_years(self, years: int, clauses: list[str]) -> str:
        """For an anniversary, with what was done this year."""
        long = self.first_year if years == 1 else self.years.format(number=self.number(years))
        rest = self._this_year(clauses) if clauses else self.usual[0]
        return self.partnership.format(long=long, rest=rest)

    def letter(self, what: str, kind: str) -> str:
        """The body of a letter around the same words."""
        if kind == DocumentKind.GIFT_LETTER:
            return self.gift
        return f"{self.thank_you} {what}\n\n{self.next}"

    def _guests(self, it: Done) -> str:
        if it.students is not None and it.kind in self.guests:
            return self._counted(it.students, self.guests[it.kind])
        visits = self._counted(it.times, self.visits[it.kind])
        if it.students is None or it.kind == Kind.TEACHER_EXTERNSHIP or it.times > 1:
            return visits
        return self.visits_for.format(visits=visits, students=self._students(it.students))

    def _deed(self, it: Done) -> str:
        said = self.deeds[it.kind]
        if it.students is not None and (it.times == 1 or it.kind in SUMMED):
            return said.with_students.format(students=self._students(it.students))
        if it.times == 1:
            return said.once
        number = self.number(it.times)
        often = self.often.get(it.times) or self.times.format(number=number)
        return said.often.format(times=number, often=often)

    def _this_year(self, clauses: list[str]) -> str:
        return self.this_year.format(clauses=self.listed(clauses))

    def _counted(self, count: int, noun: Noun) -> str:
        if count == 1:
            return f"{noun.one} {noun.single}"
        return f"{self.number(count)} {noun.several}"

    def _students(self, count: int) -> str:
        return self._counted(count, self.student)
