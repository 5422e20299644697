"""How a partnership stands, for pages of earlier apps: one app judges it, and registers here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class StrandHealth:
    """One strand with a few words of evidence, and perhaps the click that mends it, in a dialog
    or on a page of its own."""

    state: str
    text: Any = ""
    url: str = ""
    action: Any = ""
    dialog: bool = True


@dataclass(frozen=True)
class Health:
    """Band ("" for not enough known), the six strands, and the page that tells all of it."""

    band: str
    strands: Sequence[StrandHealth]
    url: str

    @property
    def states(self) -> list[str]:
        return [strand.state for strand in self.strands]


Read = Callable[[Any, Any], Health | None]
"""Gets the member who asks and the partner; None where nothing is to be said of it."""

_read: list[Read] = []


def register_health(read: Read) -> None:
    """Say who judges; called in `AppConfig.ready()`."""
    if read not in _read:
        _read.append(read)


def health_of(member: Any, partner: Any) -> Health | None:
    """How a partner stands now; None for one that is archived or ended."""
    for read in _read:
        if (health := read(member, partner)) is not None:
            return health
    return None
