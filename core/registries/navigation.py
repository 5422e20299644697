"""The main navigation: each app adds its own entries."""

from dataclasses import dataclass
from typing import Any

from core.addresses import address_in


@dataclass(frozen=True)
class NavEntry:
    """An entry of the main navigation; `url_name` takes the office's slug."""

    order: int
    label: Any
    url_name: str
    icon: str
    exact: bool = False


@dataclass(frozen=True)
class NavItem:
    """An entry as a page shows it."""

    label: Any
    url: str
    icon: str
    is_current: bool


_entries: dict[str, NavEntry] = {}


def register_navigation(entry: NavEntry) -> None:
    """Add an entry; called in `AppConfig.ready()`."""
    _entries[entry.url_name] = entry


def navigation(slug: str, path: str) -> list[NavItem]:
    """The entries for an office, the one that `path` belongs to marked as current."""
    items = []
    for entry in sorted(_entries.values(), key=lambda entry: entry.order):
        url = address_in(slug, entry.url_name)
        is_current = path == url if entry.exact else path.startswith(url)
        items.append(NavItem(entry.label, url, entry.icon, is_current))
    return items
