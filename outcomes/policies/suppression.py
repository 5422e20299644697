"""Small numbers of students that a report for others must not show, nor let be computed back."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Suppressed:
    """The numbers that may be shown; None for one that may not. So for their total."""

    shown: dict[str, int | None]
    total: int | None

    @property
    def hides(self) -> bool:
        """Whether anything was left out."""
        return self.total is None or None in self.shown.values()


def suppress(counts: Mapping[str, int], below: int) -> Suppressed:
    """Leave out numbers under `below`, and as many more as keep the total from telling them.

    A total minus what is shown is what is hidden: one number alone would be told by it, and of
    several that come to less than `below` it would say that much. So the smallest of the others
    goes, too, until two are hidden and come to `below` together; where that leaves nothing to
    show, the total is hidden as well. Nobody is no small number.
    """
    hidden = {name for name, count in counts.items() if 0 < count < below}
    others = sorted((count, name) for name, count in counts.items() if count >= below)
    while hidden and others and not _is_safe(hidden, counts, below):
        hidden.add(others.pop(0)[1])
    shown = {name: None if name in hidden else count for name, count in counts.items()}
    is_told = not hidden or _is_safe(hidden, counts, below)
    return Suppressed(shown, sum(counts.values()) if is_told else None)


def _is_safe(hidden: set[str], counts: Mapping[str, int], below: int) -> bool:
    return len(hidden) > 1 and sum(counts[name] for name in hidden) >= below
