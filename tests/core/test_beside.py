"""What is read beside a partner."""

from datetime import date
from types import SimpleNamespace

import pytest

from core.registries.beside import beside, keep_beside


def test_days_are_dates_again_and_all_else_is_as_it_was() -> None:
    partner = SimpleNamespace()
    row = {"id": 7, "what": "2026-11-20", "on": "2026-11-20", "until": None}
    keep_beside(partner, {"visits": [row]})
    (found,) = beside(partner, "visits", days=("on", "until"))
    assert vars(found) == {"id": 7, "what": "2026-11-20", "on": date(2026, 11, 20), "until": None}


def test_nothing_is_an_empty_list_and_what_was_not_read_is_an_error() -> None:
    partner = SimpleNamespace()
    with pytest.raises(AttributeError):
        beside(partner, "visits")
    keep_beside(partner, {"visits": None})
    assert beside(partner, "visits") == []
    with pytest.raises(KeyError):
        beside(partner, "talks")
