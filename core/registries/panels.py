"""Panels of pages that an earlier app owns: later apps register functions that fill them."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from core.moulds import filled, known


@dataclass(frozen=True)
class Panel:
    """A template and its context, rendered in the page's one response."""

    template: str
    context: dict[str, Any]


def moulded(template: str, shape: Mapping[str, Hashable], texts: Mapping[str, Any]) -> Panel:
    """A panel whose template is a mould (see `core.moulds`). Texts that are empty are not given to
    it, so that it can leave out what is about them."""
    return Panel("components/drawn.html", {"drawn": filled(template, shape, known(texts))})


@dataclass(frozen=True)
class _Registered:
    place: str
    order: int
    build: Callable[..., Panel | None]


_panels: list[_Registered] = []


def register_panel(place: str, order: int, build: Callable[..., Panel | None]) -> None:
    """Add a panel to a place: "partner:head" (buttons), ":main" or ":aside", "today:band", ":main"
    or ":aside".

    `build` gets the request and what the place passes on; it returns None to stay away.
    """
    _panels.append(_Registered(place, order, build))


def panels(place: str, *args: Any, **kwargs: Any) -> list[Panel]:
    """The panels of a place in their order."""
    found = sorted((p for p in _panels if p.place == place), key=lambda p: p.order)
    built = [panel.build(*args, **kwargs) for panel in found]
    return [panel for panel in built if panel is not None]
