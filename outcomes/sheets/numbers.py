"""Values as people write them: "31", "$12,500", "31 of 40", "78 %", "1,240 hours"."""

import re
from decimal import Decimal
from typing import NamedTuple

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,2})?|\.\d+"
WORDS = r"(?:\s*(?:students?|people|persons?|hours?|hrs?|h|days?|usd|dollars?|points?|estudiantes|"
WORDS += r"personas|horas|días|dólares|puntos))?"
VALUE = re.compile(
    rf"\$?\s*(?P<value>{NUMBER})\s*(?P<percent>%|percent|per cent|por ciento)?{WORDS}"
    rf"(?:\s*(?:of|/|out of|de|von)\s*\$?\s*(?P<of>\d{{1,3}}(?:,\d{{3}})+|\d+){WORDS})?",
    re.IGNORECASE,
)
HELD_BACK = re.compile(
    r"(?:fewer than|less than|menos de|<)\s*\d+|not shown|no se muestra", re.IGNORECASE
)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
MOST = Decimal("9999999999.99")
MOST_OF = 2_147_483_647


class Amount(NamedTuple):
    """A number, whether it is a share of a hundred, and out of how many it is."""

    value: Decimal
    is_percent: bool
    of: int | None


def read_amount(text: str) -> Amount | None:
    """What a cell says; None where that is no number."""
    found = VALUE.fullmatch(text.strip())
    if found is None:
        return None
    value = _decimal(found["value"])
    of = int(found["of"].replace(",", "")) if found["of"] else None
    if value > MOST or (of or 0) > MOST_OF:
        return None
    return Amount(value, bool(found["percent"]), of)


def is_held_back(text: str) -> bool:
    """Whether a cell says, as our own files do, that the value is not shown."""
    return HELD_BACK.fullmatch(text.strip()) is not None


def _decimal(text: str) -> Decimal:
    is_grouped = GROUPED.match(text) is not None
    return Decimal(text.replace(",", "" if is_grouped else "."))
