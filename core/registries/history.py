"""Who tells which part of a thing's history, and who can take it back.

The history is read from the audit (core.audit). Each app registers a `Chronicle`: which rows
belong to the thing, how a change of them is said, when it may be taken back and how.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.actors import Actor
from core.models.tenant import TenantModel

Row = dict[str, Any]
"""A version of a row as JSON: column → value, days and times as text."""


@dataclass(frozen=True)
class Source:
    """Rows whose changes belong to the history of a thing.

    `where` is SQL about the row `h` of the model's history; it may use `%(office)s` and
    `%(subject)s`, the thing's id. `kind` is the filter that shows it. Changes of the `ignored`
    columns alone are nobody's news. `may_return`: an action can write anew what was deleted.
    """

    name: str
    kind: str
    model: type[TenantModel]
    where: str
    ignored: tuple[str, ...] = ()
    may_return: bool = False


@dataclass(frozen=True)
class Later:
    """The first change after an event that touched the same columns: when, and in whose name."""

    at: datetime
    by: str
    took_back: str


@dataclass(frozen=True)
class Event:
    """One row that a change made, altered or deleted.

    `before` is None for a row that was made, and for one of which no earlier version is on record
    (`is_known` is false then); `after` is None for one that was deleted. `live` is the row as it
    is now. `changed` are the columns that differ.
    """

    source: Source
    pk: int
    before: Row | None
    after: Row | None
    live: Row | None
    changed: frozenset[str]
    is_known: bool = True
    later: Later | None = None

    @property
    def is_new(self) -> bool:
        return self.before is None and self.is_known

    @property
    def is_gone(self) -> bool:
        return self.after is None

    @property
    def row(self) -> Row:
        """The row after the change, or as it was when it was deleted."""
        return self.after if self.after is not None else self.before or {}

    def old(self, column: str) -> Any:
        return (self.before or {}).get(column)

    def new(self, column: str) -> Any:
        return (self.after or {}).get(column)

    @property
    def is_stale(self) -> bool:
        """Whether the row holds something else by now than the change left."""
        if self.after is None or self.live is None:
            return (self.after is None) != (self.live is None)
        return any(self.live.get(it) != self.after.get(it) for it in self.changed)


@dataclass(frozen=True)
class Change:
    """All that one transaction of one author did to the thing.

    `key` names it in addresses. `total` counts its events, of which a huge change shows the
    first only (`is_whole` is false then). `took_back` is the change that this one took back.
    """

    key: str
    at: datetime
    by: str
    action: str
    events: tuple[Event, ...]
    total: int
    is_whole: bool
    took_back: "Change | None" = None

    def of(self, source: str) -> list[Event]:
        """Its events of one source."""
        return [it for it in self.events if it.source.name == source]


@dataclass(frozen=True)
class Telling:
    """A sentence of the history. `details` are (before, after) of what is too long for it."""

    text: str
    icon: str
    details: tuple[str, str] | None = None


Facts = Mapping[tuple[str, int], Mapping[str, Any]]
"""What is known today of the things that a history mentions: (model's name, id) → facts."""


@dataclass(frozen=True)
class Chronicle:
    """An app's part in the history of a thing.

    `facts` are SQL by the model's name in lower case: `SELECT id, jsonb AS facts …`, with
    `%(office)s` and `%(ids)s`; a fact called "name" is what it is called on screen.
    `tell` says what happened. `refuse` answers why the app's part may not be taken back ("" if it
    may), `may` whether this author is allowed to at all; `take_back` (by, office's id, change) does
    it by ordinary actions.
    """

    name: str
    order: int
    sources: Sequence[Source]
    facts: Mapping[str, str]
    tell: Callable[[Change, Any], list[Telling]]
    may: Callable[[Actor, Change], bool]
    refuse: Callable[[Change, Any], str]
    take_back: Callable[[Actor, int, Change], None]
    kinds: Sequence[tuple[str, Any]] = field(default=())


_chronicles: dict[str, dict[str, Chronicle]] = {}
_actors: dict[str, str] = {}


def register_history(subject: str, chronicle: Chronicle) -> None:
    """Add an app's part to the history of a kind of thing ("partner"); call it in `ready()`."""
    _chronicles.setdefault(subject, {})[chronicle.name] = chronicle


def chronicles(subject: str) -> list[Chronicle]:
    """All parts, in their order."""
    return sorted(_chronicles.get(subject, {}).values(), key=lambda it: it.order)


def history_kinds(subject: str) -> list[tuple[str, Any]]:
    """The filters besides "All": (slug, label), in the order of the parts."""
    return [kind for it in chronicles(subject) for kind in it.kinds]


def register_actor(prefix: str, noun: str, facts: str) -> None:
    """Say whose name stands behind an actor's key: "member:7" is the membership 7."""
    _actors[prefix] = noun
    _actor_facts[noun] = facts


_actor_facts: dict[str, str] = {}


def actor_nouns() -> Mapping[str, str]:
    """Prefix of an actor's key → the model's name."""
    return _actors


def facts_of(subject: str) -> dict[str, str]:
    """Every SQL that knows facts, by the model's name."""
    return dict(_actor_facts) | {
        noun: sql for part in chronicles(subject) for noun, sql in part.facts.items()
    }
