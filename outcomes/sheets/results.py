"""The sheet "results": what came of partnerships, by measure and period."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from core.registries.sheets import (
    Checked,
    Decided,
    Finding,
    Line,
    Match,
    Run,
    Sheet,
    Written,
)
from core.registries.standing import touch_health
from offices.models import Office
from offices.queries.school_years import SchoolYear
from outcomes.enums.measures import Unit
from outcomes.models import Result
from outcomes.policies.results import TOO_MUCH, problems_of_numbers, problems_of_period
from outcomes.queries.measures import measure_choices
from outcomes.queries.results import running_year
from outcomes.sheets.numbers import MOST_OF, is_held_back, read_amount
from outcomes.sheets.result_columns import COLUMNS
from outreach.sheets.facts import Facts, Values, Writing, plain, write_facts
from outreach.sheets.reading import Told

LONGEST = int(Result._meta.get_field("source").max_length or 0)
PENNY = Decimal("0.01")

NO_MEASURE = gettext_noop(
    "“%(word)s” is nothing that your office measures. Say what it means, or add it in the settings."
)
NO_NUMBER = gettext_noop("“%(text)s” is no number.")
NO_PERIOD = gettext_noop("No period is said, so we took this school year.")
HALF_PERIOD = gettext_noop("Say both days of the period.")
NOT_KNOWN = gettext_noop("How many there were is not said, and it is not on record either.")
TWICE = gettext_noop("There is a result for this period already.")

Key = tuple[int | None, int | None, str, str]


@dataclass(frozen=True)
class Measured:
    """A measure of the office, as far as a line asks."""

    pk: int
    unit: str


class Book:
    """What the office measures, by name and by what words were said to mean; its school year."""

    def __init__(self, run: Run) -> None:
        self.office = Office.objects.get(pk=run.office_id)
        self.year: SchoolYear = running_year(self.office)
        rows = [it for it in measure_choices.rows(run.office_id) if it.archived_at is None]
        by_pk = {str(it.id): Measured(it.id, it.unit) for it in rows}
        self._named = {plain(it.name): by_pk[str(it.id)] for it in rows}
        for word, slug in run.words.get("measure", {}).items():
            if slug in by_pk:
                self._named[plain(word)] = by_pk[slug]

    def measure(self, told: Told) -> Measured | None:
        """The measure that the line names; one that is not known is an error."""
        word = told.cell("measure")
        found = self._named.get(plain(word))
        if found is None and word:
            told.find("measure", NO_MEASURE, {"word": word[:80]}, level="error", word=word)
        return found


def check_results(run: Run, lines: Sequence[Line]) -> list[Checked]:
    """Clean the lines, find their partners and measures, and what is written down already."""
    facts, book = Facts(run), Book(run)
    read = [_read(facts, book, line) for line in lines]
    partners = {it.values["partner"] for it in read}
    known, out_of = _known(run.office_id, partners), _out_of(run.office_id, partners)
    checked = []
    for line, told in zip(lines, read, strict=True):
        match = known.get(_key(told.values))
        if match is not None and _is_too_much(told.values, out_of.get(match.pk)):
            told.find("value", TOO_MUCH, level="error")
        if match is None and told.values["value"] is None and is_held_back(told.cell("value")):
            told.find("value", NOT_KNOWN, level="error")
        checked.append(Checked(line.number, told.values, tuple(told.findings), match))
    return checked


def _read(facts: Facts, book: Book, line: Line) -> Told:
    told = Told(line.said)
    measure = book.measure(told)
    starts_on, ends_on = _period(facts, book, told)
    shared_on = facts.day(told, "shared_on")
    if starts_on and ends_on:
        first, end = (date.fromisoformat(it) for it in (starts_on, ends_on))
        shared = date.fromisoformat(shared_on) if shared_on else None
        last = book.year.ends_on
        said = problems_of_period(first, end, shared, today=facts.today, last_day=lambda: last)
        already = {it.column for it in told.findings if it.level == "error"}
        for column, message in said:
            if column not in already:
                told.find(column, message, level="error")
    value, of = _numbers(told, measure)
    told.values = {
        "partner": facts.partner(told),
        "measure": measure and measure.pk,
        "starts_on": starts_on or None,
        "ends_on": ends_on or None,
        "value": value,
        "of": of,
        "source": facts.text(told, "source", LONGEST),
        "shared_on": shared_on or None,
        "by": facts.author,
    }
    return told


def _period(facts: Facts, book: Book, told: Told) -> tuple[str, str]:
    """Both days in ISO form; the running school year where none is said."""
    if not told.cell("starts_on") and not told.cell("ends_on"):
        told.find("starts_on", NO_PERIOD)
        return book.year.starts_on.isoformat(), book.year.ends_on.isoformat()
    starts_on = facts.day(told, "starts_on", may_come=True)
    ends_on = facts.day(told, "ends_on", may_come=True)
    for column, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if not day and not any(it.column == column for it in told.findings):
            told.find(column, HALF_PERIOD, level="error")
    return starts_on, ends_on


def _numbers(told: Told, measure: Measured | None) -> tuple[str | None, int | None]:
    """The value, and out of how many; what makes no sense in the measure's unit is an error."""
    text, of = told.cell("value"), _of(told)
    if not text or is_held_back(text):
        return None, of
    amount = read_amount(text)
    if amount is None:
        told.find("value", NO_NUMBER, {"text": text[:60]}, level="error")
        return None, of
    of = amount.of if of is None else of
    value = amount.value.quantize(PENNY, ROUND_HALF_UP)
    if amount.is_percent and of and measure and measure.unit == Unit.PERCENT:
        value = (value * of / 100).quantize(Decimal(1), ROUND_HALF_UP).quantize(PENNY)
    for column, message in problems_of_numbers(measure.unit, value, of) if measure else ():
        told.find(column, message, level="error")
    return str(value), of


def _of(told: Told) -> int | None:
    text = told.cell("of")
    if is_held_back(text):
        return None
    amount = read_amount(text) if text else None
    if amount is None or amount.of is not None or amount.value != int(amount.value):
        if text:
            told.find("of", NO_NUMBER, {"text": text[:60]}, level="error")
        return None
    return min(int(amount.value), MOST_OF)


def _known(office_id: int, partners: set[int | None]) -> dict[Key, Match]:
    """What is written down of these partners, by measure and period. One statement."""
    rows = Result.objects.filter(
        office=office_id, partner__in=partners - {None}, archived_at=None
    ).values_list(
        *("id", "partner_id", "measure_id", "starts_on", "ends_on"),
        *("measure__name", "partner__name"),
    )
    return {
        (partner, measure, first.isoformat(), last.isoformat()): Match(pk, f"{what}: {name}")
        for pk, partner, measure, first, last, what, name in rows
    }


def _out_of(office_id: int, partners: set[int | None]) -> dict[int, int]:
    """Out of how many those are of which it is said, by their ids. One statement."""
    rows = Result.objects.filter(office=office_id, partner__in=partners - {None}, archived_at=None)
    return {pk: of for pk, of in rows.values_list("id", "of") if of is not None}


def _is_too_much(values: Values, out_of: int | None) -> bool:
    """Whether a line without an "out of" says more than what is there is out of."""
    if values["value"] is None or values["of"] is not None or out_of is None:
        return False
    return Decimal(values["value"]) > out_of


def _key(values: Values) -> Key:
    return values["partner"], values["measure"], values["starts_on"] or "", values["ends_on"] or ""


def _news(row: Result, values: Values) -> dict[str, Any]:
    """What the line says otherwise: other numbers; where from and when shared, if not known."""
    after: dict[str, Any] = {}
    is_new = values["value"] is not None and Decimal(values["value"]) != row.value
    if is_new and not _is_too_much(values, row.of):
        after["value"] = values["value"]
    if values["value"] is not None and values["of"] not in (None, row.of):
        after["of"] = values["of"]
    if values["source"] and not row.source:
        after["source"] = values["source"]
    if values["shared_on"] and row.shared_on is None:
        after["shared_on"] = values["shared_on"]
    return after


WRITING = Writing(
    model=Result,
    row={
        "partner_id": "partner",
        "measure_id": "measure",
        "starts_on": "starts_on",
        "ends_on": "ends_on",
        "value": "value",
        "of": "of",
        "source": "source",
        "shared_on": "shared_on",
        "recorded_by_id": "by",
    },
    filled=("value", "of", "source", "shared_on"),
    news=_news,
    touch=touch_health,
)


def write_results(run: Run, decided: Sequence[Decided]) -> list[Written]:
    """Add what is new. A second line for the same period, or one that somebody wrote down while
    the file was looked at, is left out: the database holds one of each."""
    known = _known(run.office_id, {it.values["partner"] for it in decided})
    there: set[Key] = set(known)
    taken: list[Decided] = []
    for it in decided:
        key = _key(it.values)
        if it.match_id is not None or key not in there:
            taken.append(it)
        there.add(key)
    written = {it.number: it for it in write_facts(WRITING, run, taken)}
    left_out = Written(0, "skipped", (Finding("", TWICE, level="warning"),))
    return [written.get(it.number) or replace(left_out, number=it.number) for it in decided]


def partners_of(office_id: int, model: str, ids: Sequence[int]) -> set[int]:
    """Whose health has to be judged anew when such rows go or change."""
    results = Result.objects.filter(office=office_id, pk__in=ids)
    return set(results.values_list("partner_id", flat=True))


RESULTS = Sheet(
    name="results",
    order=70,
    label=_("Results"),
    what=_("What came of it, by measure and period, of partners that are there already."),
    icon="chart-column",
    columns=COLUMNS,
    check=check_results,
    write=write_results,
    models=("outcomes.result",),
    partners_of=partners_of,
    list_url="results",
)
