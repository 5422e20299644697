"""Addresses that are asked for again and again, without finding each anew (some 15 µs)."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix, reverse

STAND_IN = "0-0"  # a slug that no word of an address is made of


def address_in(slug: str, name: str) -> str:
    """What `reverse(name, args=[slug])` says, for the pages of an office."""
    before, after = _around(get_script_prefix(), settings.ROOT_URLCONF, name)
    return f"{before}{slug}{after}"


@lru_cache(maxsize=1000)
def _around(_prefix: str, _urls: str, name: str) -> tuple[str, str]:
    before, after = reverse(name, args=[STAND_IN]).split(STAND_IN)
    return before, after


def address_by_id(name: str, *args: Any) -> Callable[[int], str]:
    """What `reverse(name, args=[*args, id])` says, for the rows of a list."""
    before, after = reverse(name, args=[*args, 0]).rsplit("/0/", 1)
    return lambda pk: f"{before}/{pk}/{after}"
