"""No report for others shows a small number of students, nor lets one be computed back."""

from random import Random

import pytest

from outcomes.policies.suppression import suppress


def test_numbers_that_are_large_enough_stand_with_their_total() -> None:
    found = suppress({"fair": 240, "shadow": 10, "none": 0}, 10)
    assert (found.shown, found.total) == ({"fair": 240, "shadow": 10, "none": 0}, 250)
    assert not found.hides


def test_with_one_small_number_the_next_one_goes_too() -> None:
    found = suppress({"fair": 240, "speaker": 60, "shadow": 3}, 10)
    assert (found.shown, found.total) == ({"fair": 240, "speaker": None, "shadow": None}, 303)


def test_two_small_numbers_that_come_to_little_take_a_third_along() -> None:
    found = suppress({"fair": 240, "speaker": 60, "shadow": 1, "visit": 2}, 10)
    assert found.shown == {"fair": 240, "speaker": None, "shadow": None, "visit": None}


@pytest.mark.parametrize("counts", [{"shadow": 3}, {"shadow": 1, "visit": 2}])
def test_where_nothing_else_is_there_the_total_is_hidden(counts: dict[str, int]) -> None:
    found = suppress(counts, 10)
    assert (set(found.shown.values()), found.total, found.hides) == ({None}, None, True)


def test_nothing_at_all_is_nothing() -> None:
    assert suppress({}, 10).total == 0


@pytest.mark.parametrize("seed", range(200))
def test_what_is_hidden_cannot_be_computed_back(seed: int) -> None:
    luck = Random(seed)
    below = luck.choice([2, 5, 10, 30])
    counts = {str(n): luck.choice([0, luck.randrange(40), 300]) for n in range(luck.randrange(7))}
    found = suppress(counts, below)
    hidden = [name for name, count in found.shown.items() if count is None]
    assert all(counts[it] >= below or not counts[it] for it in counts if it not in hidden)
    assert all(counts[it] > 0 for it in hidden)
    if found.total is not None and hidden:
        rest = found.total - sum(count or 0 for count in found.shown.values())
        assert len(hidden) > 1
        assert rest >= below
    if found.total is not None:
        assert found.total == sum(counts.values())
