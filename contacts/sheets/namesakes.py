"""Partners that share a name, told apart by whose branch they are and by town, however many."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from core.folding import fold


class There(NamedTuple):
    """A partner that the office has."""

    pk: int
    name: str
    town: str
    parent_id: int | None
    is_archived: bool
    phone: str
    website: str


class Kin:
    """Those of a name that may be meant: how many, and the best of them in each town."""

    def __init__(self) -> None:
        self.count = 0
        self._best: There | None = None
        self._by_town: dict[str, There] = {}

    def add(self, row: There) -> None:
        town = fold(row.town)
        self.count += 1
        self._best = _better(self._best, row)
        self._by_town[town] = _better(self._by_town.get(town), row)

    def best(self) -> There | None:
        return self._best

    def best_in(self, town: str) -> There | None:
        """Of those in a (folded) town; "" is for those that have none."""
        return self._by_town.get(town)


class Namesakes:
    """All partners of one name, laid out once; asked as often as a file speaks of them."""

    def __init__(self, rows: Sequence[There], heads: Iterable[str | None]) -> None:
        """`heads` are the keys of the names of their parents, None for what has none."""
        self.rows = rows
        self._all = Kin()
        self._by_head: dict[str | None, Kin] = {}
        for row, head in zip(rows, heads, strict=True):
            self._all.add(row)
            self._by_head.setdefault(head, Kin()).add(row)

    def all(self) -> Kin:
        return self._all

    def below(self, heads: Iterable[str | None]) -> Kin:
        """Those that belong to one of these parents."""
        found = Kin()
        for kin in self._of(heads):
            found = kin if not found.count else _Both(found, kin)
        return found

    def _of(self, heads: Iterable[str | None]) -> Iterator[Kin]:
        return (self._by_head[it] for it in heads if it in self._by_head)

    @cached_property
    def head(self) -> There | None:
        """The first that may have branches."""
        free = (it for it in self.rows if it.parent_id is None and not it.is_archived)
        return next(free, None)

    @cached_property
    def branch(self) -> There | None:
        """The first that is a branch itself."""
        return next((it for it in self.rows if it.parent_id is not None), None)


class _Both(Kin):
    """Two of them at once."""

    def __init__(self, ours: Kin, theirs: Kin) -> None:
        self.count = ours.count + theirs.count
        self._pair = (ours, theirs)

    def best(self) -> There | None:
        return _best_of(it.best() for it in self._pair)

    def best_in(self, town: str) -> There | None:
        return _best_of(it.best_in(town) for it in self._pair)


def _best_of(rows: Iterable[There | None]) -> There | None:
    best: There | None = None
    for row in rows:
        if row is not None:
            best = _better(best, row)
    return best


def _better(ours: There | None, theirs: There) -> There:
    """Not an archived one, not a branch, the oldest."""
    return theirs if ours is None or _rank(theirs) < _rank(ours) else ours


def _rank(row: There) -> tuple[bool, bool, int]:
    return (row.is_archived, row.parent_id is not None, row.pk)
