"""Names that are spelt much alike, found among as many as there are without comparing them all."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Indel

from partnerships.queries.sameness import LIKENESS

BEGINNING = 3  # letters that names which are alike begin with
FEW = 2_000
"""Names with one beginning that are all compared; of more than these only the neighbours."""
NEIGHBOURS = 100  # in each direction of the alphabet, read from the front and from the back
BEST = 3


class NearNames[T]:
    """Rows by the keys of their names."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._blocks: dict[str, _Block[T]] = {}
        for key, row in named:
            block = self._blocks.setdefault(key[:BEGINNING], _Block())
            block.keys.append(key)
            block.rows.append(row)

    def like(self, key: str) -> Iterator[T]:
        """The rows whose names are most like this one, the best first; a few at most."""
        block = self._blocks.get(key[:BEGINNING])
        if block is None:
            return
        for _, _, at in process.extract(
            key,
            block.compared(key),
            scorer=Indel.normalized_similarity,
            score_cutoff=LIKENESS,
            limit=BEST,
        ):
            yield block.rows[at]


class _Block[T]:
    """Names that begin with the same letters."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.rows: list[T] = []

    def compared(self, key: str) -> Sequence[str] | dict[int, str]:
        """The names that this one is compared with, by their place.

        A slip at the end of a name leaves it where it stands in the alphabet, and one at its
        beginning leaves it where it stands among the names read from the back.
        """
        if len(self.keys) <= FEW:
            return self.keys
        near = {*_around(self._forward, key), *_around(self._backward, key[::-1])}
        return {at: self.keys[at] for at in sorted(near)}

    @cached_property
    def _forward(self) -> list[tuple[str, int]]:
        return sorted((key, at) for at, key in enumerate(self.keys))

    @cached_property
    def _backward(self) -> list[tuple[str, int]]:
        return sorted((key[::-1], at) for at, key in enumerate(self.keys))


def _around(ordered: list[tuple[str, int]], key: str) -> Iterator[int]:
    middle = bisect_left(ordered, (key, 0))
    for _, at in ordered[max(middle - NEIGHBOURS, 0) : middle + NEIGHBOURS]:
        yield at
