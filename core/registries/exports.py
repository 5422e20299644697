"""The lists that leave as files: each app adds its own, one page offers them all."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Export:
    """A list of the whole office. Its files are at `name`_csv and `name`_xlsx, which take the
    office's slug; `query` is the address' query that asks for all of it.

    `dated`: the files take `from` and `until`, two dates in ISO form. `permission` is what a
    member must be allowed to see besides exporting (offices.permissions).
    """

    order: int
    name: str
    label: Any
    what: Any
    icon: str
    permission: Any
    query: str = ""
    dated: bool = False


_exports: dict[str, Export] = {}


def register_export(export: Export) -> None:
    """Add a list; called in `AppConfig.ready()`."""
    _exports[export.name] = export


def exports() -> list[Export]:
    """All lists, in their order."""
    return sorted(_exports.values(), key=lambda it: it.order)
