"""Reads the changes of a thing: a page of them, or one by its key."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from core.history.keys import Key, read_key
from core.history.sql import (
    ALWAYS_IGNORED,
    CHOSEN,
    EARLIER,
    NO_ID,
    NOWHERE,
    changes_sql,
    events_sql,
)
from core.kept_statements import ask
from core.registries.history import Change, Event, Later, Row, Source, chronicles

UNDO_DAYS = 30


@dataclass(frozen=True)
class Asked:
    """Whose history: the office's id, the kind of thing ("partner") and its id.

    `now` is on the office's clock.
    """

    office: int
    subject: str
    pk: int
    now: datetime


@dataclass(frozen=True)
class HistoryPage:
    """Changes, newest first, and the cursor of the earlier ones (None at the end)."""

    changes: list[Change]
    next: str | None


@dataclass
class _Head:
    """What is known of a change before its events are read."""

    said: dict[str, Any]
    ids: dict[str, list[int]] = field(default_factory=dict)
    total: int = 0


def history_page(asked: Asked, *, only: str = "", cursor: str = "", size: int = 20) -> HistoryPage:
    """One page of the history; `only` is a kind. Raises BadCursor."""
    every = _sources(asked)
    sources = [it for it in every if only in ("", it.kind)]
    start = read_key(cursor) if cursor else None
    heads = _heads(asked, sources, start, size + 1) if sources else {}
    keys = sorted(heads, reverse=True)[: size + 1]
    shown = keys[:size]
    if only and shown:  # an entry says all that was done at once, whatever it was found by
        heads = _chosen(asked, every, shown)
    changes = _changes(asked, {key: heads[key] for key in shown})
    return HistoryPage(changes, str(shown[-1]) if len(keys) > size else None)


def find_change(asked: Asked, key: str) -> Change | None:
    """One change of the thing; None when the thing has no such change. Raises BadCursor."""
    heads = _chosen(asked, _sources(asked), [read_key(key)])
    return next(iter(_changes(asked, heads)), None)


def event_ids(asked: Asked, key: str) -> dict[str, list[int]]:
    """The ids of a change's events, by source."""
    heads = _chosen(asked, _sources(asked), [read_key(key)])
    return next((head.ids for head in heads.values()), {})


def _sources(asked: Asked) -> list[Source]:
    return [source for part in chronicles(asked.subject) for source in part.sources]


def _heads(
    asked: Asked, sources: Sequence[Source], start: Key | None, limit: int
) -> dict[Key, _Head]:
    values: dict[str, Any] = {"limit": limit}
    if start is not None:
        values |= {"at": start.at, "context": str(start.context)}
    return _read_heads(asked, sources, EARLIER if start else "", values)


def _chosen(asked: Asked, sources: Sequence[Source], keys: Sequence[Key]) -> dict[Key, _Head]:
    values = {
        "limit": len(keys),
        "ats": [it.at for it in keys],
        "contexts": [str(it.context) for it in keys],
    }
    return _read_heads(asked, sources, CHOSEN, values)


def _read_heads(
    asked: Asked, sources: Sequence[Source], which: str, values: dict[str, Any]
) -> dict[Key, _Head]:
    values |= {"office": asked.office, "subject": asked.pk, "nowhere": NOWHERE}
    heads: dict[Key, _Head] = {}
    for name, at, context, total, ids, said in ask(changes_sql(sources, which), values):
        head = heads.setdefault(Key(at, context), _Head(_json(said) or {}))
        head.ids[name] = ids
        head.total += total
    return heads


def _changes(asked: Asked, heads: dict[Key, _Head]) -> list[Change]:
    """The changes of these heads with their events, and those that they took back."""
    if not heads:
        return []
    events = _events(asked, [it.ids for it in heads.values()] + _taken_back(heads.values()))
    return [_change(key, head, events) for key, head in sorted(heads.items(), reverse=True)]


def _taken_back(heads: Iterable[_Head]) -> list[dict[str, list[int]]]:
    return [it.said["took_back"]["ids"] for it in heads if "took_back" in it.said]


def _change(key: Key, head: _Head, events: dict[str, list[Event]]) -> Change:
    found = tuple(events.get(str(key), ()))
    change = Change(
        key=str(key),
        at=key.at,
        by=head.said.get("by", ""),
        action=head.said.get("action", ""),
        events=found,
        total=head.total,
        is_whole=head.total == sum(len(it) for it in head.ids.values()),
    )
    said = head.said.get("took_back")
    return replace(change, took_back=_original(said, events)) if said else change


def _original(said: dict[str, Any], events: dict[str, list[Event]]) -> Change:
    """The change that was taken back, as it was told then."""
    found, key = tuple(events.get(said["key"], ())), read_key(said["key"])
    return Change(said["key"], key.at, said["by"], "", found, len(found), is_whole=True)


def _events(asked: Asked, wanted: Iterable[dict[str, list[int]]]) -> dict[str, list[Event]]:
    """Events by the key of their change, each row once."""
    sources = _sources(asked)
    values: dict[str, Any] = {
        "office": asked.office,
        "nowhere": NOWHERE,
        "ignored": list(ALWAYS_IGNORED),
        "since": asked.now - timedelta(days=UNDO_DAYS),
    }
    values |= {f"ids_{it.name}": [NO_ID] for it in sources}
    for ids in wanted:
        for name in ids:
            values.setdefault(f"ids_{name}", [NO_ID]).extend(ids[name])
    return _grouped({it.name: it for it in sources}, ask(events_sql(sources), values))


def _grouped(sources: dict[str, Source], rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Event]]:
    grouped: dict[str, dict[tuple[str, int], Event]] = defaultdict(dict)
    for row in rows:
        event = _event(sources[row[0]], row)
        events, place = grouped[str(Key(row[7], row[8]))], (row[0], event.pk)
        events[place] = _together(events[place], event) if place in events else event
    ranks = {name: rank for rank, name in enumerate(sources)}
    return {
        key: [it for it in sorted(found.values(), key=lambda it: ranks[it.source.name]) if _is(it)]
        for key, found in grouped.items()
    }


def _is(event: Event) -> bool:
    """Whether anything is left of an event: a row may come and go in one transaction."""
    return bool(event.changed) and not (event.is_new and event.is_gone)


def _event(source: Source, row: tuple[Any, ...]) -> Event:
    label, version, before = row[3], _json(row[4]), _json(row[5])
    is_gone = label == "delete"
    old = version if is_gone else before
    new = None if is_gone else version
    return Event(
        source=source,
        pk=row[2],
        before=old,
        after=new,
        live=_json(row[6]),
        changed=_changed(source, old, new),
        is_known=label != "update" or before is not None,
        later=_later(row[10], _json(row[11])),
    )


def _together(first: Event, last: Event) -> Event:
    """Two changes of one row in one transaction as one."""
    before = first.before if not first.is_new else None
    return replace(
        last,
        before=before,
        changed=_changed(last.source, before, last.after),
        is_known=first.is_known,
        later=last.later or first.later,
    )


def _changed(source: Source, before: Row | None, after: Row | None) -> frozenset[str]:
    """The columns that differ; of a row that was made or deleted, all of them."""
    if before is None or after is None:
        return frozenset(before or after or ()) - set(source.ignored)
    both = (before.keys() | after.keys()) - set(source.ignored)
    return frozenset(it for it in both if before.get(it) != after.get(it))


def _later(at: datetime | None, said: dict[str, Any] | None) -> Later | None:
    if at is None:
        return None
    said = said or {}
    return Later(at, said.get("by", ""), said.get("took_back", {}).get("key", ""))


def _json(text: Any) -> Any:
    return json.loads(text) if isinstance(text, str) else text
