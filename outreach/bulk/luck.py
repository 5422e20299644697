"""Chance for millions of made-up rows: a third of the time that `random` takes to choose."""

from collections.abc import Sequence
from random import Random


class Luck(Random):
    """The same seed gives the same luck. No choice here needs to be fairer than a float is."""

    def choice[T](self, seq: Sequence[T]) -> T:  # type: ignore[override]  # `random` knows more kinds
        return seq[int(self.random() * len(seq))]

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        if stop is None:
            start, stop = 0, start
        return start + step * int(self.random() * ((stop - start + step - 1) // step))
