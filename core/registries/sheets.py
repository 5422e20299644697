"""The kinds of spreadsheet that can be brought in. The engine (core.imports) knows none of them.

An app registers a `Sheet`: its columns, how to check a chunk of lines, how to write them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from core.actors import Actor

Level = Literal["error", "warning"]
Order = Literal["month", "day", "either"]
"""What comes first in the days of a column that are written in numbers; "either": both occur."""


@dataclass(frozen=True)
class Column:
    """Something that a sheet can say. `words` are headers that mean it, English and Spanish.

    `choices` answers the office's words for a fixed vocabulary: (slug, label). A word of the file
    that is none of them can then be told to mean one (Import.words). `kept` answers what of a
    cell may be kept, where it can hold what Lanyard must not know: the rest is gone once checked.
    `is_held_back`: what came in of it is for nobody's eyes, so its cells are not shown afterwards.
    `is_day`: its cells are days, of which the engine finds out whether the month comes first.
    """

    key: str
    label: Any
    words: tuple[str, ...]
    hint: Any = ""
    required: bool = False
    choices: Callable[[int], Sequence[tuple[str, Any]]] | None = None
    kept: Callable[[str], str] | None = None
    is_held_back: bool = False
    is_day: bool = False


@dataclass(frozen=True)
class Finding:
    """What is wrong or doubtful about a line. An error keeps the line out, a warning does not.

    `message` is the English source of a translated sentence (mark it with `gettext_noop`), with
    %(name)s for its `facts`: it is stored, and put into words when somebody reads it. `column` is
    a column's key, or "" for the line as a whole. `word` is set where a word of a fixed
    vocabulary was not known: the screen offers to say what it means.
    """

    column: str
    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    level: Level = "error"
    word: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the file: its cells by the sheet's columns, stripped; no key for an empty one."""

    number: int
    said: Mapping[str, str]


@dataclass(frozen=True)
class Match:
    """Something there already that a line speaks of; not `sure`: it only looks like it."""

    pk: int
    name: str
    sure: bool = True


@dataclass(frozen=True)
class Checked:
    """A line after checking: cleaned values (what JSON can hold), findings, perhaps a match."""

    number: int
    values: Mapping[str, Any]
    findings: tuple[Finding, ...] = ()
    match: Match | None = None


@dataclass(frozen=True)
class Decided:
    """A good line whose fate is decided: `match_id` is what to update; None: add it."""

    number: int
    values: Mapping[str, Any]
    match_id: int | None


@dataclass(frozen=True)
class Written:
    """What came of a line; findings are warnings such as "the owner has left since"."""

    number: int
    act: Literal["created", "updated", "skipped"]
    findings: tuple[Finding, ...] = ()


class Ledger(Protocol):
    """Where `write` says what it did, so that it can be taken back."""

    def created(self, model: str, ids: Iterable[tuple[int, int]]) -> None:
        """Rows that were added to the table of `model` ("contacts.contact"): (line, id)."""

    def updated(
        self, model: str, changes: Iterable[tuple[int, int, dict[str, Any], dict[str, Any]]]
    ) -> None:
        """Rows that were changed: (line, id, fields before, fields after), as JSON values."""


@dataclass(frozen=True)
class Run:
    """The import at work. Everything happens inside the office's context, in a transaction.

    `cache` lives as long as one chunk: for what each line asks (members, labels). `day_orders`
    are those of the columns of days that are not as usual.
    """

    pk: int
    office_id: int
    by: Actor
    words: Mapping[str, Mapping[str, str]]
    ledger: Ledger
    cache: dict[str, Any] = field(default_factory=dict)
    day_orders: Mapping[str, Order] = field(default_factory=dict)

    def day_order(self, column: str) -> Order:
        """What comes first in the days of this column; usually the month."""
        return self.day_orders.get(column, "month")


@dataclass(frozen=True)
class Sheet:
    """A kind of spreadsheet.

    `check` gets the lines in their order, some thousands at a time, and answers one `Checked` for
    each. `write` gets a chunk of good ones and answers one `Written` for each; it must be
    set-based. `models` are the tables that it adds rows to ("contacts.contact"), in the order in
    which they were made: undo goes backwards. `partners_of(office_id, model, ids)` answers whose
    standing has to be computed anew when such rows go. `list_url` names the list where one sees
    what came in. `granted(office_id, columns)` says in sentences what is taken for granted of new
    rows where only these columns are in the file. `stays` and `put_right` have a say in undo.
    """

    name: str
    order: int
    label: Any
    what: Any
    icon: str
    columns: tuple[Column, ...]
    check: Callable[[Run, Sequence[Line]], list[Checked]]
    write: Callable[[Run, Sequence[Decided]], list[Written]]
    models: tuple[str, ...]
    partners_of: Callable[[int, str, Sequence[int]], set[int]]
    list_url: str
    granted: Callable[[int, Collection[str]], Sequence[str]] = lambda office_id, columns: ()
    stays: Callable[[int, str, Mapping[int, Mapping[str, Any]]], Mapping[int, Collection[str]]] = (
        lambda office_id, model, wrote: {}
    )
    """Of changed rows, with what the import wrote: what undo leaves, for something that stays."""
    put_right: Callable[[int, str, Sequence[int], Sequence[str]], None] = (
        lambda office_id, model, ids, imports: None
    )
    """These rows were put back: take back what the database changed with them, where these
    imports (the one that is undone and those that are) were the last to change it."""


_sheets: dict[str, Sheet] = {}


def register_sheet(sheet: Sheet) -> None:
    """Add a sheet; called in `AppConfig.ready()`."""
    _sheets[sheet.name] = sheet


def sheets() -> list[Sheet]:
    """All sheets, in the order in which they are offered."""
    return sorted(_sheets.values(), key=lambda it: it.order)


def sheet_named(name: str) -> Sheet:
    """The sheet of that name. Raises KeyError."""
    return _sheets[name]
