"""Which outcomes of students may be shown. Every screen, file and answer asks here, for everybody.

Of fewer students than the office's threshold nothing is said but that they are fewer. Those that
are left of the "out of" are students as well: 48 of 50 says that 2 are not, so 50 stays back. A
result for a longer time would give a smaller one in it away (a year less its other term), so that
one stays back, too. Counts of who took part are no outcomes: see suppression.py.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from outcomes.enums.measures import About


class Held(StrEnum):
    """Why a value, or what it is out of, is not shown."""

    NOT = ""
    FEW = "few"
    TELLS = "tells-few"
    OUT_OF = "out-of"


@dataclass(frozen=True)
class Shown:
    """What may be seen of a result: None for what may not."""

    value: Decimal | None
    of: int | None
    held: Held = Held.NOT


def shown(
    about: str,
    value: Decimal,
    of: int | None,
    *,
    below: int,
    tells_few: bool,
    tells_left: bool = False,
) -> Shown:
    """What of a result may be seen where fewer than `below` students are not.

    `tells_few`: another result of the same partner and measure lies within its time, and one of
    fewer students could be worked out from both (outcomes/queries/shown_results.py finds that);
    `tells_left`: so it is with those that are left of what they are out of.
    """
    if about != About.STUDENTS:
        return Shown(value, of)
    if of is not None and of < below:
        return Shown(None, None, Held.FEW)
    if value < below:
        return Shown(None, of, Held.FEW)
    if tells_few:
        return Shown(None, None, Held.TELLS)
    if of is not None and (tells_left or 0 < of - value < below):
        return Shown(value, None, Held.OUT_OF)
    return Shown(value, of)
