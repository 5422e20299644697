"""Who computes which facts of a partner's standing, and who judges its health anew."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Refresh = Callable[[int, Iterable[int] | None], None]
"""Gets the office's id and the partners' ids (None: all of the office) and updates the rows."""

Touch = Callable[[int, list[int] | None], None]
"""Gets the same; the health of these partners is to be judged anew, soon."""


@dataclass(frozen=True)
class Follower:
    """Facts of a later app that follow from activities, kept in the statement that refreshes the
    standing after these changed. `parts` are its queries as they stand in a WITH, of which one or
    more write; they may ask for `office`, `all`, `partners` and for `values`."""

    parts: str
    values: Mapping[str, Any]


_refreshers: dict[str, Refresh] = {}
_touches: list[Touch] = []
_followers: dict[str, "Follower"] = {}


def register_standing(name: str, refresh: Refresh) -> None:
    """Add the facts of an app; called in `AppConfig.ready()`."""
    _refreshers[name] = refresh


def refresh_all_standing(office_id: int, partner_ids: Iterable[int] | None = None) -> None:
    """Compute every fact anew from the raw rows."""
    chosen = None if partner_ids is None else list(partner_ids)
    for refresh in _refreshers.values():
        refresh(office_id, chosen)


def register_follower(name: str, follower: Follower) -> None:
    """Add facts that follow from activities; called in `AppConfig.ready()`."""
    _followers[name] = follower


def followers() -> list[Follower]:
    """All of them."""
    return list(_followers.values())


def register_touch(touch: Touch) -> None:
    """Say who judges the health of partners; called in `AppConfig.ready()`."""
    if touch not in _touches:
        _touches.append(touch)


def touch_health(office_id: int, partner_ids: Iterable[int] | None = None) -> None:
    """Something that a partner's health depends on was written (None: of all partners).

    Call it in the transaction that writes it.
    """
    chosen = None if partner_ids is None else sorted(set(partner_ids))
    if chosen == []:
        return
    for touch in _touches:
        touch(office_id, chosen)
