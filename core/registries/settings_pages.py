"""The pages behind "Settings": each app adds its own."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SettingsPage:
    """A page of the settings; `url_name` takes the office's slug.

    `permission` is what a member must be allowed to do to open it (offices.permissions).
    """

    order: int
    label: Any
    url_name: str
    permission: Any
    description: Any
    icon: str = "settings"


_pages: dict[str, SettingsPage] = {}


def register_settings_page(
    order: int,
    label: Any,
    url_name: str,
    permission: Any,
    description: Any,
    *,
    icon: str = "settings",
) -> None:
    """Add a page; called in `AppConfig.ready()`. `icon` is the name of a lucide icon."""
    _pages[url_name] = SettingsPage(order, label, url_name, permission, description, icon)


def settings_pages() -> list[SettingsPage]:
    """All pages, in their order."""
    return sorted(_pages.values(), key=lambda page: (page.order, page.url_name))
