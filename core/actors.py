"""Who is at work: a member, the system itself, or a guest with a signed link."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Anybody in whose name an action runs; `actor_key` names them in the history."""

    @property
    def actor_key(self) -> str: ...


@dataclass(frozen=True)
class System:
    """The program itself: sweeps, digests, imports of the demo."""

    actor_key: str = "system"


@dataclass(frozen=True)
class Guest:
    """A partner's person who followed a signed link."""

    link_id: int

    @property
    def actor_key(self) -> str:
        return f"guest:{self.link_id}"


SYSTEM = System()
