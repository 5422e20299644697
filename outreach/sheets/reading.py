"""What a line of a log says, cell by cell: cleaned values, and findings beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_noop

from contacts.sheets.cells import Cleaned, says_nothing
from contacts.sheets.choices import Words
from contacts.sheets.members import Book, members_book, sites_book
from core.registries.sheets import Finding, Level, Run
from offices.models import Membership, Office
from outreach.enums.activities import ActivityKind, Status
from outreach.models import Activity
from outreach.policies import usual_exchange
from outreach.queries.leaders import Leaders, known_leaders
from outreach.sentences.kinds import kind_said
from outreach.sentences.text import Text
from outreach.sheets.amounts import clean_hours, clean_students, clean_volunteers
from outreach.sheets.days import Days, clean_days, clean_time
from outreach.sheets.words import words_of_column

NO_KIND = gettext_noop("Say what it was, such as a call or a visit.")
NO_DAY = gettext_noop("Say on which day it was.")
NO_SUCH_KIND = gettext_noop("“%(word)s” is no kind of activity that we know.")
NO_SUCH_STATUS = gettext_noop("“%(word)s” is no status that we know.")
NO_SUCH_EXCHANGE = gettext_noop("“%(word)s” does not say how it went, so we took what is usual.")
FROM_NOTES = gettext_noop("The kind was taken from what the line says.")
NOT_YET = gettext_noop("This day is still to come, so it is put down as planned.")
BACKWARDS = gettext_noop("The end cannot be before the beginning.")
LONG = gettext_noop("Longer than %(most)d characters, so the whole text stands in the notes.")
NO_SITE = gettext_noop("“%(word)s” is no school or campus of this office: it is in the notes.")
NO_MEMBER = gettext_noop("“%(word)s” is no member of this office: it is in the notes.")

NO_LEADER = gettext_noop(
    "“%(word)s” was no principal, dean or superintendent then: it is in the notes."
)

FEW_WORDS = 3
SHORT = int(Activity._meta.get_field("summary").max_length or 0)

type Values = dict[str, Any]


@dataclass
class Told:
    """A line being read: its cells, what was made of them, what was found, what no field holds."""

    said: Mapping[str, str]
    values: Values = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def cell(self, key: str) -> str:
        """A cell's text; "" where it is missing or only fills its place."""
        text = self.said.get(key, "").strip()
        return "" if not text or (len(text) < 8 and says_nothing(text)) else text

    def find(
        self,
        column: str,
        message: str,
        facts: Mapping[str, Any] | None = None,
        level: Level = "warning",
        word: str = "",
    ) -> None:
        self.findings.append(Finding(column, message, facts or {}, level, word))

    def put_by(self, column: str) -> None:
        """Keep a cell that no field holds among the notes."""
        self.rest.append(self.cell(column))


class Reader:
    """Reads the lines of a chunk; what each of them asks is looked up once."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._words: dict[str, Words] = {}

    @cached_property
    def office(self) -> Office:
        return Office.objects.get(pk=self.run.office_id)

    @cached_property
    def today(self) -> date:
        return self.office.today()

    @cached_property
    def sites(self) -> Book:
        return sites_book(self.run.office_id, self.run.words.get("site", {}))

    @cached_property
    def members(self) -> Book:
        told = self.run.words
        both = {
            **told.get("follow_up_owner", {}),
            **told.get("leader", {}),
            **told.get("logged_by", {}),
        }
        return members_book(self.run.office_id, both)

    @cached_property
    def leaders(self) -> Leaders:
        return known_leaders(self.office)

    @property
    def author(self) -> int | None:
        """The member who brings the file in."""
        return self.run.by.pk if isinstance(self.run.by, Membership) else None

    def read(self, told: Told) -> None:
        """All that a line says by itself, without its partners."""
        self._when(told)
        self._what(told)
        self._status(told)
        self._exchange(told)
        self._numbers(told)
        self._site(told)
        self._leader(told)
        told.values["logged_by"] = self.member(told, "logged_by") or self.author
        self._texts(told)

    def _when(self, told: Told) -> None:
        is_planned = self.words("status").slug(told.cell("status")) == Status.PLANNED
        days = self._days(told, "date", ahead=is_planned)
        if days is None or not days.first:
            if not any(it.column == "date" for it in told.findings):
                told.find("date", NO_DAY, level="error")
            return
        told.values["date"] = days.first
        last = self._days(told, "until")
        until = last.first if last else days.last
        if until and until < days.first:
            told.find("until", BACKWARDS, level="error")
        elif until and until != days.first:
            told.values["until"] = until
        time = self._clean(told, "time", clean_time)
        if told.cell("time") and not time:
            told.put_by("time")
        if time or days.time:
            told.values["time"] = time or days.time

    def _days(self, told: Told, column: str, *, ahead: bool = False) -> Days | None:
        order = self.run.day_order(column)
        return self._clean(
            told, column, lambda it: clean_days(it, self.today, ahead=ahead, order=order)
        )

    def _what(self, told: Told) -> None:
        word = told.cell("kind")
        slug = self.words("kind").slug(word) if word else ""
        if slug is None:
            told.find("kind", NO_SUCH_KIND, {"word": word[:80]}, "error", word)
        elif slug:
            told.values["kind"] = slug
        else:
            self._kind_of_text(told)

    def _kind_of_text(self, told: Told) -> None:
        text = Text(f"{told.cell('in_short')}. {told.cell('notes')}")
        said = kind_said(text.folded)
        if said is None:
            told.find("kind", NO_KIND, level="error")
            return
        told.values["kind"] = said.kind.value
        told.find("kind", FROM_NOTES)

    def _status(self, told: Told) -> None:
        word, day = told.cell("status"), told.values.get("date")
        slug = self.words("status").slug(word) if word else ""
        if slug is None:
            told.find("status", NO_SUCH_STATUS, {"word": word[:80]}, "error", word)
        is_ahead = day is not None and date.fromisoformat(day) > self.today
        if slug == Status.DONE and is_ahead:
            told.find("status", NOT_YET)
            slug = Status.PLANNED
        told.values["status"] = slug or (Status.PLANNED if is_ahead else Status.DONE).value

    def _exchange(self, told: Told) -> None:
        word = told.cell("exchange")
        slug = self.words("exchange").slug(word) if word else ""
        if slug is None:
            if len(word.split()) <= FEW_WORDS:  # what is longer tells, it is no word for it
                told.find("exchange", NO_SUCH_EXCHANGE, {"word": word[:80]}, word=word)
            told.put_by("exchange")
        kind = told.values.get("kind", ActivityKind.MEETING)
        told.values["exchange"] = slug or usual_exchange(kind).value

    def _numbers(self, told: Told) -> None:
        students = self._clean(told, "students", clean_students)
        volunteers = self._clean(told, "volunteers", clean_volunteers)
        hours = self._clean(told, "hours", clean_hours)
        for key, value in (("students", students), ("volunteers", volunteers), ("hours", hours)):
            if value not in (None, ""):
                told.values[key] = value
            elif key != "students" and told.cell(key):
                told.put_by(key)

    def _site(self, told: Told) -> None:
        word = told.cell("site")
        site = self.sites.named(word) if word else None
        if site is not None:
            told.values["site"] = site.pk
        elif word and not self._is_told("site", word):
            told.find("site", NO_SITE, {"word": word[:80]}, word=word)
            told.put_by("site")

    def member(self, told: Told, column: str) -> int | None:
        """The member whom a cell names; one who is not known stands in the notes."""
        word = told.cell(column)
        member = self.members.named(word) if word else None
        if member is not None:
            return member.pk
        if word and not self._is_told(column, word):
            told.find(column, NO_MEMBER, {"word": word[:80]}, word=word)
            told.put_by(column)
        return None

    def _leader(self, told: Told) -> None:
        """The leader who took part; one who was none on that day stands in the notes."""
        leader = self.member(told, "leader")
        if leader is None:
            return
        day = told.values.get("date")
        if self.leaders.holds(leader, date.fromisoformat(day) if day else self.today):
            told.values["leader"] = leader
            return
        word = told.cell("leader")
        told.find("leader", NO_LEADER, {"word": word[:80]}, word=word)
        told.put_by("leader")

    def _is_told(self, column: str, word: str) -> bool:
        """Whether somebody has said that the word means nothing of ours."""
        return word in self.run.words.get(column, {})

    def _texts(self, told: Told) -> None:
        short, notes = " ".join(told.cell("in_short").split()), told.cell("notes")
        if len(short) > SHORT:
            told.find("in_short", LONG, {"most": SHORT})
            notes = f"{short}\n{notes}".strip()
            short = Truncator(short).chars(SHORT)
        told.values["in_short"], told.values["notes"] = short, notes

    def words(self, column: str) -> Words:
        """The words of a vocabulary."""
        if column not in self._words:
            told = self.run.words.get(column, {})
            self._words[column] = words_of_column(column, self.run.office_id, told)
        return self._words[column]

    def _clean[T](self, told: Told, column: str, clean: Callable[[str], Cleaned[T]]) -> T | None:
        """What a cell says after cleaning, its problems told; None for an empty one."""
        text = told.cell(column)
        if not text:
            return None
        cleaned = clean(text)
        told.findings += [it.at(column) for it in cleaned.problems]
        return cleaned.value
