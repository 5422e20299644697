"""Which tests run first: those that make a world of their own, then browsers, then all others.

A worker of pytest-xdist that has nothing left takes the last half of what another has before it.
A module is best not parted when its first test makes what the others look at, and a long test is
best not the last that anybody runs.
"""

import pytest

FIRST = (
    "tests/embedded/test_make_demo.py",
    "tests/benchmarks/",
    "tests/laws/test_plans.py",
    "tests/demo/",
    "tests/chaos/",
    "tests/kill/",
    "tests/deploy/test_pgbouncer.py",
    "tests/browser/test_accessibility.py",
    "tests/browser/",
)


def long_ones_first(items: list[pytest.Item]) -> None:
    """Put the items into that order; within one place of it they stay as they are."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    places = (place for place, path in enumerate(FIRST) if item.nodeid.startswith(path))
    return next(places, len(FIRST))
