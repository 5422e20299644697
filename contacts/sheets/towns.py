"""Towns in capitals, or with their state in the same cell, where it is certain what is meant."""

import re
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_noop

from contacts.sheets.casing import softened_town
from contacts.sheets.cells import Cleaned, Problem
from contacts.sheets.places import clean_state, split_town
from contacts.sheets.states import STATES

TIDIED = gettext_noop("“%(before)s” became “%(after)s”.")

NAMED = re.compile(r"^(.*?\S)\s*,\s*([^\W\d]{3,}(?: [^\W\d]+)*)(?:[\s,]+(\d{5}(?:-\d{4})?))?$")
LETTERS = re.compile(r"^(.*[a-zà-ÿ].*\S)\s+([A-Z]{2})$")
NUMERALS = frozenset({"VI"})
"""States whose letters may as well be a number: "Ward VI"."""


class Place(NamedTuple):
    """Town, state and ZIP code; "" for what is not said."""

    town: str
    region: str = ""
    code: str = ""

    def __str__(self) -> str:
        after = f"{self.region} {self.code}".strip()
        return f"{self.town}, {after}" if after else self.town


@lru_cache(1 << 14)
def tidy_town(text: str, region: str, code: str) -> Cleaned[Place]:
    """What the cell of the town says beside cells that say `region` and `code`.

    Where these say something else, or the cell may mean something else, it stays as it is.
    """
    place = _divided(text)
    if _contradicts(place, region, code):
        place = Place(text)
    place = place._replace(town=softened_town(place.town))
    if place.town == text:
        return Cleaned(place)
    return Cleaned(place, (Problem(TIDIED, {"before": text, "after": str(place)}),))


def _divided(text: str) -> Place:
    """Town, state and ZIP of "Harlow, CO 80501", "Harlow, Colorado" and "Harlow CO".

    Not of "HARLOW CO" or "Harlow Co", which may be a county.
    """
    town, region, code = split_town(text)
    if region:
        return Place(town, region, code)
    named = NAMED.match(text)
    if named and named[2].lower() in STATES:
        return Place(named[1], STATES[named[2].lower()], named[3] or "")
    letters = LETTERS.match(text)
    if letters and letters[2] in STATES.values() and letters[2] not in NUMERALS:
        return Place(letters[1].rstrip(" ,"), letters[2])
    return Place(text)


def _contradicts(place: Place, region: str, code: str) -> bool:
    if region and place.region and clean_state(region) != place.region:
        return True
    return bool(code and place.code) and _digits(code) != _digits(place.code)


def _digits(code: str) -> str:
    """The five digits of a ZIP code, with a zero that a spreadsheet has dropped."""
    return re.sub(r"\D", "", code.split("-")[0].removesuffix(".0")).zfill(5)[:5]
