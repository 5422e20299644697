"""Which outcomes of students may be shown. Every screen, file and answer asks here, for everybody.

Of fewer students than the office's threshold nothing is said but that they are fewer. A result
for a longer time would give a smaller one in it away (a year less its other term), so that one
stays back as well. Counts of who took part are no outcomes: see suppression.py.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from outcomes.enums.measures import About


class Held(StrEnum):
    """Why a value is not shown."""

    NOT = ""
    FEW = "few"
    TELLS = "tells-few"


@dataclass(frozen=True)
class Shown:
    """What may be seen of a result: None for what may not."""

    value: Decimal | None
    of: int | None
    held: Held = Held.NOT


def shown(about: str, value: Decimal, of: int | None, *, below: int, tells_few: bool) -> Shown:
    """What of a result may be seen where fewer than `below` students are not.

    `tells_few`: another result of the same partner and measure lies within its time, and one of
    fewer students could be worked out from both (outcomes/queries/shown_results.py finds that).
    """
    if about != About.STUDENTS:
        return Shown(value, of)
    if of is not None and of < below:
        return Shown(None, None, Held.FEW)
    if value < below:
        return Shown(None, of, Held.FEW)
    if tells_few:
        return Shown(None, None, Held.TELLS)
    return Shown(value, of)
