"""How large each office is: few are very large, most are small, as districts are."""

from dataclasses import dataclass
from itertools import accumulate

EXPONENT = 0.93
"""Of Zipf's law: 1,000 offices with 200,000 partners have one of 20,000."""

LARGEST = 20_000  # partners of one office, unless more are asked for
PARTNERS_A_MEMBER = 25
MOST_COORDINATORS = 250
PARTNERS_A_SITE = 70
MOST_SITES = 60


class ImpossibleSizesError(ValueError):
    """No offices fit the numbers; the message says why."""


@dataclass(frozen=True)
class OfficeSize:
    """What one office will hold. `rank` counts from 1, the largest."""

    rank: int
    partners: int
    activities: int

    @property
    def coordinators(self) -> int:
        """Who looks after partners: from two up."""
        return max(2, min(MOST_COORDINATORS, self.partners // PARTNERS_A_MEMBER))

    @property
    def sites(self) -> int:
        """Schools or campuses."""
        return max(1, min(MOST_SITES, self.partners // PARTNERS_A_SITE))


def office_sizes(
    offices: int, partners: int, activities: int, largest: int | None = None
) -> list[OfficeSize]:
    """The offices by size, the largest first; their sums are exactly what was asked for.

    `largest` is the number of partners of the first one. Raises ImpossibleSizesError.
    """
    if offices < 1 or partners < offices or activities < 0:
        raise ImpossibleSizesError("Each office needs at least one partner.")
    shares = _shares(offices, _exponent(offices, partners, largest))
    counts = spread(partners - offices, shares)
    return [
        OfficeSize(rank, extra + 1, some)
        for rank, (extra, some) in enumerate(
            zip(counts, spread(activities, shares), strict=True), start=1
        )
    ]


def spread(total: int, shares: list[float]) -> list[int]:
    """Whole numbers in proportion to the shares that sum up to the total."""
    whole = sum(shares)
    edges = [round(total * part / whole) for part in accumulate(shares)]
    return [after - before for before, after in zip([0, *edges], edges, strict=False)]


def _shares(offices: int, exponent: float) -> list[float]:
    return [rank**-exponent for rank in range(1, offices + 1)]


def _exponent(offices: int, partners: int, largest: int | None) -> float:
    """The law's exponent that gives the first office its size."""
    usual = partners / sum(_shares(offices, EXPONENT))
    if largest is None and usual <= LARGEST:
        return EXPONENT
    wanted = largest or LARGEST
    if wanted * offices < partners or wanted > partners - offices + 1:
        raise ImpossibleSizesError(
            f"{offices} offices of at most {wanted} partners do not make {partners}."
        )
    return _bisect(offices, (partners - offices) / max(1, wanted - 1))


def _bisect(offices: int, whole: float) -> float:
    """The exponent for which all shares together are `whole` times the first."""
    low, high = 0.0, 16.0
    for _ in range(60):
        middle = (low + high) / 2
        if sum(_shares(offices, middle)) > whole:
            low = middle
        else:
            high = middle
    return (low + high) / 2
