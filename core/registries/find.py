"""What Find finds: each app adds a source for what it owns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Hit:
    """Something found. `note` says what it is; `score` from 0 to 1 how well it fits, more for a
    command that was named in full. `sheet`: its page is a form that opens in the dialog."""

    title: Any
    note: Any
    url: str
    icon: str
    score: float
    sheet: bool = False


FindSource = Callable[[Any, str], list[Hit]]
"""Gets the office's request and what was typed, perhaps nothing; answers its best few hits."""

_sources: dict[str, tuple[int, FindSource]] = {}

MOST = 12
"""Hits that are shown: what fits on a screen without scrolling."""


def register_find_source(name: str, order: int, source: FindSource) -> None:
    """Add a source; called in `AppConfig.ready()`. Of equals the lower order comes first."""
    _sources[name] = (order, source)


def find_hits(request: Any, text: str) -> list[Hit]:
    """The best hits of all sources, best first."""
    sources = [source for _, source in sorted(_sources.values(), key=lambda it: it[0])]
    hits = [hit for source in sources for hit in source(request, text)]
    return sorted(hits, key=lambda hit: -hit.score)[:MOST]
