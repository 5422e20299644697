"""What the sheets of needs and of concerns share: whose a line is, its days, its words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_noop, override

from contacts.sheets.cells import too_long
from contacts.sheets.choices import Words
from contacts.sheets.members import members_book
from core.folding import fold
from core.imports.bulk import insert_rows, update_rows
from core.registries.sheets import Decided, Finding, Run, Written
from offices.models import Membership, Office
from outreach.sheets.days import clean_days
from outreach.sheets.names import Partners, partners_book
from outreach.sheets.reading import Told
from partnerships.models import Partner

GONE = gettext_noop("Its partner is not there any more.")
NOT_THERE = gettext_noop("It is not there any more.")
NOT_YET = gettext_noop("This day is still to come.")
NO_DAY = gettext_noop("No day is said, so we took %(day)s.")
NO_SUCH_WORD = gettext_noop("“%(word)s” is none of ours, so we took what is usual.")
NO_OWNER = gettext_noop("“%(word)s” is no member of this office, so it is the partner's owner's.")

type Choices = Sequence[tuple[str, Any]]
type Values = Mapping[str, Any]


def header_words(text: str) -> tuple[str, ...]:
    """Headers that mean a column, divided by commas."""
    return tuple(word.strip() for word in text.split(","))


def plain(text: str) -> str:
    """A text as two lines may have it that say the same."""
    return " ".join(fold(text).split())


class Facts:
    """Reads the lines of a chunk; what each of them asks is looked up once."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.today: date = Office.objects.get(pk=run.office_id).today()
        self.partners: Partners = partners_book(run.office_id)
        self.members = members_book(run.office_id, run.words.get("owner", {}))
        self._words: dict[str, Words] = {}

    @property
    def author(self) -> int | None:
        """The member who brings the file in."""
        return self.run.by.pk if isinstance(self.run.by, Membership) else None

    def partner(self, told: Told) -> int | None:
        """The partner that the line names; who is not known is an error."""
        found, problem = self.partners.named(told.cell("partner"))
        if problem is not None:
            told.findings.append(problem.at("partner"))
        return None if found is None else found.pk

    def text(self, told: Told, column: str, most: int) -> str:
        """A short text; one that is too long is an error."""
        text = " ".join(told.cell(column).split())
        if len(text) > most:
            told.findings.append(too_long(text, most).at(column))
        return text

    def day(self, told: Told, column: str, *, may_come: bool = False) -> str:
        """A day in ISO form, "" for none; one to come is an error unless it may."""
        text = told.cell(column)
        if not text:
            return ""
        order = self.run.day_order(column)
        cleaned = clean_days(text, self.today, ahead=may_come, order=order)
        told.findings += [it.at(column) for it in cleaned.problems]
        day = cleaned.value.first
        if day and not may_come and date.fromisoformat(day) > self.today:
            told.find(column, NOT_YET, level="error")
        return day

    def day_or_today(self, told: Told, column: str) -> str:
        """The same; a cell that is empty means today, which is said."""
        day = self.day(told, column)
        if day or told.cell(column):
            return day
        told.find(column, NO_DAY, {"day": self.today.isoformat()})
        return self.today.isoformat()

    def word(self, told: Told, column: str, choices: Choices, usual: str) -> str:
        """A word of a fixed vocabulary; one that is not known can be told to mean one."""
        word = told.cell(column)
        if not word:
            return usual
        slug = self._book(column, choices).slug(word)
        if slug is None:
            told.find(column, NO_SUCH_WORD, {"word": word[:80]}, word=word)
        return slug or usual

    def owner(self, told: Told) -> int | None:
        """The member who sees to it; one who is not known, or has left, is nobody."""
        word = told.cell("owner")
        member = self.members.named(word) if word else None
        if member is not None and member.is_there:
            return member.pk
        if word and word not in self.run.words.get("owner", {}):
            told.find("owner", NO_OWNER, {"word": word[:80]}, word=word)
        return None

    def _book(self, column: str, choices: Choices) -> Words:
        if column not in self._words:
            known = {slug: slug for slug, _label in choices}
            for language in ("es", "en"):
                with override(language):
                    known |= {fold(str(label)): slug for slug, label in choices}
            told = self.run.words.get(column, {})
            known |= {fold(word).strip(" .*"): slug for word, slug in told.items()}
            self._words[column] = Words(known)
        return self._words[column]


@dataclass(frozen=True)
class Writing:
    """How lines become rows of `model`.

    `row` are the columns of a new row and where each stands in a line's values; `filled` those
    that an update may change; `news` says what a line knows and the row does not; `touch` has
    the partners' health judged anew. `also` writes what belongs to new rows, whose ids it gets.
    """

    model: type[Model]
    row: Mapping[str, str]
    filled: tuple[str, ...]
    news: Callable[[Any, Values], dict[str, Any]]
    touch: Callable[[int, set[int]], None]
    also: Callable[[Run, Sequence[Decided], Sequence[int]], None] | None = None


def write_facts(writing: Writing, run: Run, decided: Sequence[Decided]) -> list[Written]:
    """Add what is new; what is there is told what it did not know."""
    there = _still_there(run.office_id, decided)
    lines = [it for it in decided if it.number in there]
    _add(writing, run, [it for it in lines if it.match_id is None])
    updated = _fill(writing, run, [it for it in lines if it.match_id is not None])
    writing.touch(run.office_id, {it.values["partner"] for it in lines})
    return [_outcome(it, there, updated) for it in decided]


def _outcome(it: Decided, there: set[int], updated: Mapping[int, bool]) -> Written:
    if it.number not in there:
        return Written(it.number, "skipped", (Finding("partner", GONE, level="warning"),))
    if it.match_id is None:
        return Written(it.number, "created")
    if it.match_id not in updated:
        return Written(it.number, "skipped", (Finding("", NOT_THERE, level="warning"),))
    return Written(it.number, "updated" if updated[it.match_id] else "skipped")


def _still_there(office_id: int, decided: Sequence[Decided]) -> set[int]:
    """The numbers of the lines whose partner is there still."""
    wanted = {it.values["partner"] for it in decided}
    rows = Partner.objects.filter(office=office_id, pk__in=wanted)
    there = set(rows.values_list("pk", flat=True))
    return {it.number for it in decided if it.values["partner"] in there}


def _add(writing: Writing, run: Run, lines: Sequence[Decided]) -> None:
    rows = [tuple(it.values[key] for key in writing.row.values()) for it in lines]
    ids = insert_rows(writing.model, run.office_id, tuple(writing.row), rows)
    numbered = [(it.number, pk) for it, pk in zip(lines, ids, strict=True)]
    run.ledger.created(writing.model._meta.label_lower, numbered)
    if writing.also is not None:
        writing.also(run, lines, ids)


def _fill(writing: Writing, run: Run, lines: Sequence[Decided]) -> dict[int, bool]:
    """Row → whether anything of it changed; what is gone by now is not in it."""
    ids = [it.match_id for it in lines if it.match_id is not None]
    found = writing.model._default_manager.filter(
        office=run.office_id, pk__in=ids, archived_at=None
    )
    rows = {it.pk: it for it in found.select_for_update(no_key=True)} if ids else {}
    changes: dict[int, tuple[int, int, dict[str, Any], dict[str, Any]]] = {}
    for it in lines:
        row = rows.get(it.match_id or 0)
        after = {} if row is None else writing.news(row, it.values)
        if row is not None and after and row.pk not in changes:
            before = {name: _iso(getattr(row, name)) for name in after}
            changes[row.pk] = (it.number, row.pk, before, after)
    _store(writing, run, rows, changes)
    return {pk: pk in changes for pk in rows}


def _store(
    writing: Writing,
    run: Run,
    rows: Mapping[int, Model],
    changes: Mapping[int, tuple[int, int, dict[str, Any], dict[str, Any]]],
) -> None:
    names = writing.filled
    whole = [
        (pk, *(after.get(name, _iso(getattr(rows[pk], name))) for name in names))
        for pk, (_number, _pk, _before, after) in changes.items()
    ]
    update_rows(writing.model, run.office_id, names, whole)
    run.ledger.updated(writing.model._meta.label_lower, changes.values())


def _iso(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
