"""The checks that say how likely a partnership is to end: each app adds those whose facts it owns.

A check is SQL over one row a partner (alias `p`, see `outcomes.checks.scanned`) and over facts,
which are found once and joined to it by their names. So a scan of ten thousand partners is one
statement, and so is a look at a single one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Evidence = Mapping[str, Any]
"""What a check found: days as ISO text, numbers, words; what is null is left out."""


@dataclass
class Lens:
    """Through which a look is taken: at which office, as of which day, by what was known when.

    `known_at` is None for what is known now. `few`: only at the partners of the parameter
    `partners`; facts say so for their own tables, since rows of others are not worth reading.
    `calendars`: the school calendars of the office, by site; 0 is the office's own. `params`: the
    values of the statement. `unhurried`: a query of the ids of partners of
    whom it was said that they come less often than each year.
    """

    office: Any
    as_of: date
    known_at: datetime | None
    few: bool
    calendars: Mapping[int, Any]
    params: dict[str, Any]
    unhurried: str = "SELECT NULL::bigint WHERE false"

    def local_day(self, column: str) -> str:
        """The office's day of a moment."""
        return f"({column} AT TIME ZONE %(zone)s)::date"

    def there(self, alias: str) -> str:
        """That a row of `alias`, which can be archived, was on record."""
        if self.known_at is None:
            return f"{alias}.archived_at IS NULL"
        unarchived = f"({alias}.archived_at IS NULL OR {alias}.archived_at > %(known_at)s)"
        return f"{self.known(alias)} AND {unarchived}"

    def known(self, alias: str) -> str:
        """That a row of `alias` was on record."""
        return "true" if self.known_at is None else f"{alias}.recorded_at <= %(known_at)s"

    def not_yet(self, column: str, moment: str) -> str:
        """That what `column` says the day (`as_of`) or time (`known_at`) of had not happened."""
        if self.known_at is None:
            return f"{column} IS NULL"
        return f"({column} IS NULL OR {column} > %({moment})s)"

    def chosen(self, column: str) -> str:
        """That `column` is one of the partners that are looked at."""
        return f"{column} = ANY(%(partners)s)" if self.few else "true"

    def among(self, column: str, ids: str) -> str:
        """That `column` is one of `ids`, a query of few. They are found first, so that an index
        leads from each to its rows; joined to them, rows of a whole office might be read."""
        return f"{column} = ANY(ARRAY({ids}))" if self.few else "true"

    def in_families(self, column: str) -> str:
        """That `column` is one of the partners that are looked at, or the parent of one, whose
        needs and agreements hold for it. For facts, which stand beside `scanned`."""
        return self.among(column, "SELECT unnest(ARRAY[partner_id, parent_id]) FROM scanned")


@dataclass(frozen=True)
class Facts:
    """Rows of `partner_id` and what was found, at most one a partner. `after`: what its SQL
    names. `is_joined`: false for rows that only other facts read, any number a partner. The SQL
    is the same for all offices; what differs, `values` answers, by name."""

    name: str
    sql: Callable[[Lens], str]
    after: tuple["Facts", ...] = ()
    is_joined: bool = True
    values: Callable[[Lens], Mapping[str, Any]] | None = None


@dataclass(frozen=True)
class Floor:
    """What makes a partner at risk whatever its score, while its check counts."""

    key: str
    when: str
    sentence: Callable[[Evidence], Any]


@dataclass(frozen=True)
class Click:
    """A link with its words, for members who have the permission. `dialog`: it opens in one."""

    label: Any
    url: str
    permission: str
    dialog: bool = True


def number(sql: str) -> str:
    """SQL of a number, as JSON."""
    return f"({sql})::text"


def word(sql: str) -> str:
    """SQL of a day, or of a slug that needs no escaping, as JSON."""
    return f"""'"' || ({sql}) || '"'"""


def flag(sql: str) -> str:
    """SQL of a condition, as JSON where it holds."""
    return f"CASE WHEN {sql} THEN 'true' END"


@dataclass(frozen=True)
class Check:
    """One check. `applies` (a condition) and `state` (a letter: o ok, w watch, m missing, u
    unknown, n not applicable) are SQL, `evidence` names what was found, each made by `number`,
    `word` or `flag`; null is left out.

    `halves`: where a check stands in two strands, the SQL of its state in each; the whole is as
    the worse one. `sentence` writes what was found, of a half what was found in that strand; the
    letter that it gets is the state's. `action` is the flow that mends it, `proof` where what was
    found can be seen.
    """

    key: str
    label: Any
    weight: Decimal
    strands: tuple[str, ...]
    applies: str
    state: str
    evidence: Mapping[str, str]
    sentence: Callable[[Evidence, str], Any]
    action: Callable[[str, int, Evidence], Click]
    proof: Callable[[str, int], str]
    facts: tuple[Facts, ...] = ()
    floors: tuple[Floor, ...] = ()
    halves: Mapping[str, str] = field(default_factory=dict)
    half_sentences: Mapping[str, Callable[[Evidence, str], Any]] = field(default_factory=dict)
    half_actions: Mapping[str, Callable[[str, int, Evidence], Click]] = field(default_factory=dict)


_checks: dict[str, Check] = {}


def register_check(check: Check) -> None:
    """Add a check; called in `AppConfig.ready()`. A key may be registered once."""
    if _checks.setdefault(check.key, check) != check:
        raise ValueError(f"check {check.key} is registered twice")


def checks() -> dict[str, Check]:
    """All checks by key, the heaviest first."""
    return dict(sorted(_checks.items(), key=lambda item: (-item[1].weight, item[0])))


def all_facts() -> list[Facts]:
    """The facts that the checks need, each after those that it needs itself."""
    found: dict[str, Facts] = {}
    for check in checks().values():
        for facts in check.facts:
            _gather(facts, found)
    return list(found.values())


def _gather(facts: Facts, found: dict[str, Facts]) -> None:
    for earlier in facts.after:
        _gather(earlier, found)
    found.setdefault(facts.name, facts)
