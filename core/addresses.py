"""Addresses that are asked for again and again, without finding each anew (some 15 µs)."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, reverse

STAND_IN = "0-0"  # a slug that no word of an address is made of
FIRST_ID = 900_000_001  # in the place of ids


def address_in(slug: str, name: str) -> str:
    """What `reverse(name, args=[slug])` says, for the pages of an office."""
    before, after = _around(get_script_prefix(), settings.ROOT_URLCONF, name)
    return f"{before}{slug}{after}"


def address_of(slug: str, name: str, *ids: int) -> str:
    """What `reverse(name, args=[slug, *ids])` says, for what belongs to an office."""
    return _pattern(get_script_prefix(), settings.ROOT_URLCONF, name, len(ids)).format(slug, *ids)


def address_by_id(name: str, slug: str) -> Callable[[int], str]:
    """What `reverse(name, args=[slug, id])` says, for the rows of a list."""
    pattern = _pattern(get_script_prefix(), settings.ROOT_URLCONF, name, 1)
    before, after = pattern.replace("{}", slug, 1).split("{}")
    return lambda pk: f"{before}{pk}{after}"


@lru_cache(maxsize=1000)
def _around(_prefix: str, _urls: str, name: str) -> tuple[str, str]:
    before, after = reverse(name, args=[STAND_IN]).split(STAND_IN)
    return before, after


@lru_cache(maxsize=1000)
def _pattern(_prefix: str, _urls: str, name: str, ids: int) -> str:
    """The address with {} where the slug and the ids go."""
    stands = [STAND_IN, *(FIRST_ID + it for it in range(ids))]
    pattern = reverse(name, args=stands)
    for stand in stands:
        pattern = pattern.replace(str(stand), "{}", 1)
    return pattern
