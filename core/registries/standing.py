"""Who computes which facts of a partner's standing."""

from collections.abc import Callable, Iterable

Refresh = Callable[[int, Iterable[int] | None], None]
"""Gets the office's id and the partners' ids (None: all of the office) and updates the rows."""

_refreshers: dict[str, Refresh] = {}


def register_standing(name: str, refresh: Refresh) -> None:
    """Add the facts of an app; called in `AppConfig.ready()`."""
    _refreshers[name] = refresh


def refresh_all_standing(office_id: int, partner_ids: Iterable[int] | None = None) -> None:
    """Compute every fact anew from the raw rows."""
    chosen = None if partner_ids is None else list(partner_ids)
    for refresh in _refreshers.values():
        refresh(office_id, chosen)
