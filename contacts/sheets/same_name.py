"""The groups of one name within a file, found by town and parent without walking them all."""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from itertools import product
from typing import Any, Protocol

from core.folding import fold
from partnerships.queries.sameness import sorted_key

ANY = "\0"  # whatever it is; no cell holds this
type Told = tuple[str, str]
"""Town and parent as far as they are told, "" where not."""


class Named(Protocol):
    """What the lines say of a partner; its `place` is where it stands among those of its name."""

    values: dict[str, Any]
    place: int


class SameName[G: Named]:
    """Groups in their order. What is told of one may grow: `refile` it then.

    Two lines of a name mean one partner unless they say two towns or two parents: no branches in
    two towns or of two banks.
    """

    def __init__(self) -> None:
        self._groups: list[G] = []
        self._told: list[Told] = []
        self._places: dict[Told, list[int]] = {}

    def add(self, group: G) -> None:
        group.place = len(self._groups)
        self._groups.append(group)
        self._told.append(_told(group.values))
        self._file(group.place)

    def refile(self, group: G) -> None:
        """Lines have said more of it."""
        told = _told(group.values)
        if told != self._told[group.place]:
            self._told[group.place] = told
            self._file(group.place)

    def of(self, values: Mapping[str, Any]) -> G | None:
        """The first that the line may mean."""
        town, head = _told(values)
        towns, heads = (town, "") if town else (ANY,), (head, "") if head else (ANY,)
        return self._first_of(product(towns, heads))

    def head(self) -> G | None:
        """The first that is no branch."""
        return self._first_of([(ANY, "")])

    def _file(self, place: int) -> None:
        town, head = self._told[place]
        for key in product({town, ANY}, {head, ANY}):
            heappush(self._places.setdefault(key, []), place)

    def _first_of(self, keys: Iterable[Told]) -> G | None:
        found = [it for key in keys if (it := self._first(key)) is not None]
        return self._groups[min(found)] if found else None

    def _first(self, key: Told) -> int | None:
        """The first place under this key; those of which more was told since are passed over."""
        places = self._places.get(key, [])
        while places and not _fits(self._told[places[0]], key):
            heappop(places)
        return places[0] if places else None


def _told(values: Mapping[str, Any]) -> Told:
    parent = values.get("parent", "")
    return fold(values.get("town", "")), f"={sorted_key(parent)}" if parent else ""


def _fits(told: Told, key: Told) -> bool:
    return all(asked in (ANY, said) for asked, said in zip(key, told, strict=True))
