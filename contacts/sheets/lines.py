"""What the lines of a sheet say, cell by cell: cleaned values, and findings beside them."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_noop

from contacts.actions.addresses import NUMBER_LENGTH
from contacts.sheets.cells import (
    NO_YES_OR_NO,
    Problem,
    says_nothing,
    too_long,
    yes_or_no,
)
from contacts.sheets.choices import SEPARATORS, Words, sector, several, words_of_column
from contacts.sheets.dates import clean_date
from contacts.sheets.members import Book, members_book, sites_book
from contacts.sheets.phones import clean_phones
from core.registries.sheets import Finding, Run
from offices.models import Office

UNKNOWN = gettext_noop("“%(word)s” is not one of our words, so this is left empty.")
NO_MEMBER = gettext_noop("“%(word)s” is no member of this office, so this is left empty.")
LEFT = gettext_noop("%(name)s has left the office, so this is left empty.")
NO_SITE = gettext_noop("“%(word)s” is no school or campus of this office.")

type Values = dict[str, Any]
type Findings = list[Finding]
type Said = Mapping[str, str]


class Lines:
    """Reads the cells of a chunk; what each line asks is looked up once."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._words: dict[str, Words] = {}

    @cached_property
    def office(self) -> Office:
        return Office.objects.get(pk=self.run.office_id)

    @cached_property
    def this_year(self) -> int:
        return self.office.today().year

    @cached_property
    def year_starts(self) -> tuple[int, int]:
        return self.office.year_starts_month, self.office.year_starts_day

    @cached_property
    def members(self) -> Book:
        told = self.run.words
        both = {**told.get("backup_owner", {}), **told.get("owner", {})}
        return members_book(self.run.office_id, both)

    @cached_property
    def sites(self) -> Book:
        return sites_book(self.run.office_id, self.run.words.get("sites", {}))

    def words(self, column: str) -> Words:
        """The words of a vocabulary."""
        if column not in self._words:
            told = self.run.words.get(column, {})
            self._words[column] = words_of_column(column, self.run.office_id, told)
        return self._words[column]

    def text(self, said: Said, key: str, most: int, findings: Findings) -> str:
        """A text with single blanks; "" where it is missing or fills the cell only."""
        text = said.get(key, "")
        if not text:
            return ""
        text = " ".join(text.split())
        if len(text) < 8 and says_nothing(text):
            return ""
        if len(text) > most:
            findings.append(too_long(text, most).at(key))
            return text[:most]
        return text

    def choice(self, said: Said, key: str, values: Values, findings: Findings) -> None:
        """One word of a vocabulary."""
        text = said.get(key)
        if not text or says_nothing(text):
            return
        words = self.words(key)
        slug = sector(words, text) if key == "naics_sector" else words.slug(text)
        if slug is None:
            findings.append(Finding(key, UNKNOWN, {"word": text[:80]}, "warning", text))
        elif slug:
            values[key] = slug

    def choices(self, said: Said, key: str, values: Values, findings: Findings) -> None:
        """Several words of a vocabulary."""
        text = said.get(key)
        if not text or says_nothing(text):
            return
        slugs, unknown = several(self.words(key), text)
        if slugs:
            values[key] = slugs
        findings.extend(Finding(key, UNKNOWN, {"word": it[:80]}, "warning", it) for it in unknown)

    def flag(self, said: Said, key: str, values: Values, findings: Findings) -> None:
        """Yes or no."""
        text = said.get(key)
        if not text or (says_nothing(text) and text.lower() != "x"):
            return
        told = self.run.words.get(key, {}).get(text)
        answer = yes_or_no(told or text)
        if answer is None:
            facts = {"word": text[:80]}
            findings.append(Finding(key, NO_YES_OR_NO, facts, "warning", text))
        else:
            values[key] = answer

    def member(self, said: Said, key: str, values: Values, findings: Findings) -> None:
        """A member of the office, by their id."""
        text = said.get(key)
        if not text or says_nothing(text):
            return
        found = self.members.named(text)
        if found is None:
            facts = {"word": text[:80]}
            findings.append(Finding(key, NO_MEMBER, facts, "warning", text))
        elif not found.is_there:
            findings.append(Finding(key, LEFT, {"name": found.name}, "warning"))
        else:
            values[key] = found.pk

    def site_list(self, said: Said, key: str, values: Values, findings: Findings) -> None:
        """Sites of the office, by their ids."""
        text = said.get(key)
        if not text or says_nothing(text):
            return
        whole = self.sites.named(text)
        pieces = [text] if whole else SEPARATORS.split(text.replace(",", ";"))
        found: dict[int, None] = {}
        for piece in filter(None, (it.strip() for it in pieces)):
            site = self.sites.named(piece)
            if site is None or not site.is_there:
                facts = {"word": piece[:80]}
                findings.append(Finding(key, NO_SITE, facts, "warning", piece))
            else:
                found[site.pk] = None
        if found:
            values[key] = list(found)

    def day(self, said: Said, key: str, values: Values, findings: Findings) -> None:
        """A day in ISO form."""
        text = said.get(key)
        if text:
            order = self.run.day_order(key)
            cleaned = clean_date(text, self.this_year, self.year_starts, order)
            if cleaned.value:
                values[key] = cleaned.value
            tell(key, cleaned.problems, findings)

    def phone(self, said: Said, key: str, values: Values, findings: Findings) -> None:
        """One field that holds a phone number, or a few where they fit."""
        text = said.get(key)
        if not text:
            return
        numbers, problems = clean_phones(text)
        if numbers:
            together = ", ".join(numbers)
            values[key] = together if len(together) <= NUMBER_LENGTH else numbers[0]
        if problems:
            tell(key, problems, findings)


def tell(key: str, problems: Iterable[Problem], findings: Findings) -> None:
    """Add what is wrong with a cell to the findings of its line."""
    findings.extend(it.at(key) for it in problems)


type Reader = Callable[[Said, str, Values, Findings], None]
