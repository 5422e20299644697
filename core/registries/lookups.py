"""Named functions that may look across offices. There are few, and each says what it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lookup:
    """A SQL function in schema `lookup`, run as the lookup role.

    `signature` as in CREATE FUNCTION (`due_offices()`), `returns` as after RETURNS, `body` one
    SQL statement, `reads` the tables that the lookup role may select from for it. `settings` hold
    while it runs.

    Most of them look across offices; one that searches an office itself names the office by
    `app_office()`: it exists because the operators that search use no index under row security.
    """

    signature: str
    returns: str
    body: str
    reads: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.signature.split("(")[0]


_lookups: dict[str, Lookup] = {}


def register_lookup(lookup: Lookup) -> None:
    """Add a lookup; called in `AppConfig.ready()`. A name may be registered once."""
    if _lookups.setdefault(lookup.name, lookup) != lookup:
        raise ValueError(f"lookup {lookup.name} is registered twice")


def lookups() -> list[Lookup]:
    """All lookups, by name."""
    return [_lookups[name] for name in sorted(_lookups)]
