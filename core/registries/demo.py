"""Who adds to made-up offices: to those of the demo, and to those that are loaded by the thousand.

The apps below write what is theirs; each app above adds its part once that is saved.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

DemoPart = Callable[[Any], None]
"""Gets the demo's world of an office (outreach.demo.world.World), its rows saved and its standing
computed; runs inside the office."""

BulkPart = Callable[[int, date], None]
"""Gets an office's id and today, as the owner of the database; the standing is computed after."""

_demo: dict[str, DemoPart] = {}
_last: dict[str, DemoPart] = {}
_bulk: dict[str, BulkPart] = {}


def register_demo(name: str, part: DemoPart) -> None:
    """Add a part to the offices of the demo; called in `AppConfig.ready()`."""
    _demo[name] = part


def register_last_of_demo(name: str, part: DemoPart) -> None:
    """Add what follows from all the others: it comes once these have written theirs."""
    _last[name] = part


def register_bulk(name: str, part: BulkPart) -> None:
    """Add a part to offices that are loaded in bulk; called in `AppConfig.ready()`."""
    _bulk[name] = part


def add_to_demo(world: Any) -> None:
    """Let every app add its part to an office of the demo."""
    for part in _demo.values():
        part(world)


def finish_demo(world: Any) -> None:
    """Let every app add what follows from all the rest of an office of the demo."""
    for part in _last.values():
        part(world)


def add_to_bulk(office: int, today: date) -> None:
    """Let every app add its part to an office that was loaded in bulk."""
    for part in _bulk.values():
        part(office, today)
