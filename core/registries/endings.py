"""Who has something to close when a partnership ends, and to open again when that is undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actors import Actor

Act = Callable[[Actor, int, Sequence[tuple[int, datetime]]], None]
"""Gets who acts, the office's id, and for each partner its id and the moment of its ending."""


@dataclass(frozen=True)
class Ending:
    """An app's part. `close` marks what it closes with the moment, so that `reopen` finds it."""

    close: Act
    reopen: Act


_endings: dict[str, Ending] = {}


def register_ending(name: str, ending: Ending) -> None:
    """Add an app's part; called in `AppConfig.ready()`."""
    _endings[name] = ending


def close_with(by: Actor, office_id: int, ended: Sequence[tuple[int, datetime]]) -> None:
    """Partnerships end: close what hangs on them. In the transaction that ends them."""
    for ending in _endings.values():
        ending.close(by, office_id, ended)


def reopen_with(by: Actor, office_id: int, ended: Sequence[tuple[int, datetime]]) -> None:
    """The endings of those moments are undone: open again what they closed."""
    for ending in _endings.values():
        ending.reopen(by, office_id, ended)
