"""A partner's timeline: each app adds a source of entries, a page merges them by date.

Every source is asked for one page and one entry more, so that the merge never reads further than
it shows and knows whether there is more. The order is date, then source, then id, newest first.
"""

import heapq
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core import signing

from core.pager import BadCursor
from core.registries.beside import beside, is_read_beside, register_beside

SALT = "lanyard.timeline"
LAST_ID = 2**63 - 1
FIRST = 21
"""A page of entries and one more."""


@dataclass(frozen=True)
class Entry:
    """Something that happened on a day.

    `template` draws it by `core.moulds` from its shape and texts. The page adds to the shape
    `may_log` and `may_thank`, and to the texts `back` (where a form leads to) and `csrf_token`.
    """

    on: date
    id: int
    template: str
    shape: Mapping[str, Hashable]
    texts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ask:
    """What a source is asked for: at most `limit` entries with (on, id) before `before`.

    `only` is one of the source's own filters, or "" for all; `today` is the office's. `first`
    are the rows of the first page where they came with the partner (`Source.first`).
    """

    office: Any
    partner: Any
    only: str
    before: tuple[date, int] | None
    limit: int
    today: date
    first: Sequence[Any] | None = None


Fetch = Callable[[Ask], Sequence[Entry]]
"""Answers the newest entries first, by date and id."""


@dataclass(frozen=True)
class Source:
    """Who fills the timeline; `filters` are (slug, label) of the chips that it answers to.

    `file` is the list of the office (see `core.registries.exports`) that holds, with `partner=`,
    what the filters show; empty where the timeline's own file does. `first` reads the rows of the
    first page beside the partner (`core.registries.beside`), `FIRST` of them at the most; `days`
    are those of their columns that are dates.
    """

    name: str
    order: int
    fetch: Fetch
    filters: Sequence[tuple[str, Any]]
    file: str = ""
    first: Callable[[int], Any] | None = None
    days: Sequence[str] = ()


@dataclass(frozen=True)
class TimelinePage:
    """Entries, newest first, and the cursor of the earlier ones (None at the end).

    `follows` is the day of the entry that stood before these, None on the first page.
    """

    entries: list[Entry]
    next: str | None
    follows: date | None


Position = tuple[date, int, int]
"""Date, rank of the source, id: where an entry stands among all."""

_sources: dict[str, Source] = {}


def register_timeline(source: Source) -> None:
    """Add a source; called in `AppConfig.ready()`."""
    _sources[source.name] = source
    if source.first is not None:
        register_beside(_place(source), source.first)


def timeline_filters() -> list[tuple[str, Any]]:
    """The chips besides "All", in the order of the sources."""
    return list({slug: (slug, label) for it in _ordered() for slug, label in it.filters}.values())


def timeline_file(only: str) -> str:
    """The list that holds what the filter shows; empty for the timeline's own file."""
    return next((it.file for it in _ordered() if only and only in dict(it.filters)), "")


def timeline_page(
    office: Any, partner: Any, *, today: date, only: str = "", cursor: str = "", size: int = 20
) -> TimelinePage:
    """One page of a partner's timeline. Raises BadCursor."""
    start = _read(cursor, only)
    asked = [it for it in _ordered() if not only or only in dict(it.filters)]
    streams = []
    for source in asked:
        first = _first(source, partner) if start is None and not only and size < FIRST else None
        ask = Ask(office, partner, only, _before(source, start), size + 1, today, first)
        streams.append([(_position(source, it), it) for it in source.fetch(ask)])
    merged = list(heapq.merge(*streams, key=lambda found: found[0], reverse=True))[: size + 1]
    shown = merged[:size]
    more = _write(only, shown[-1][0]) if len(merged) > size else None
    return TimelinePage([entry for _, entry in shown], more, start and start[0])


def _first(source: Source, partner: Any) -> list[Any] | None:
    """The rows of the first page that came with the partner; None where none were asked for."""
    place = _place(source)
    if source.first is None or not is_read_beside(partner, place):
        return None
    return beside(partner, place, days=source.days)


def _place(source: Source) -> str:
    return f"timeline_{source.name}"


def _ordered() -> list[Source]:
    return sorted(_sources.values(), key=lambda it: it.order)


def _position(source: Source, entry: Entry) -> Position:
    return (entry.on, -source.order, entry.id)


def _before(source: Source, start: Position | None) -> tuple[date, int] | None:
    """What lies before a position, as one source counts it."""
    if start is None:
        return None
    day, rank, entry_id = start
    if -source.order == rank:
        return (day, entry_id)
    return (day, LAST_ID if -source.order < rank else 0)


def _write(only: str, position: Position) -> str:
    day, rank, entry_id = position
    return signing.Signer(salt=SALT).sign_object([only, day.isoformat(), rank, entry_id])


def _read(cursor: str, only: str) -> Position | None:
    if not cursor:
        return None
    try:
        of, day, rank, entry_id = signing.Signer(salt=SALT).unsign_object(cursor)
    except (signing.BadSignature, ValueError) as error:
        raise BadCursor("This page link is not valid.") from error
    if of != only:
        raise BadCursor("This page link belongs to another filter.")
    return (date.fromisoformat(day), rank, entry_id)
