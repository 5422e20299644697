"""Who counts how far the goals of an agreement are met: the app that knows what happened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Goal:
    """What is to be counted: of a partner and its branches, from a day to a day.

    `key` is the caller's; `counts` says what (partnerships.enums.agreements.GoalUnit); `kind` of
    which activities, empty: of any.
    """

    key: int
    partner_id: int
    counts: str
    kind: str
    first: date
    last: date


Count = Callable[[int, Sequence[Goal]], Mapping[int, Decimal]]
"""Gets the office's id and any number of goals, and answers by their keys, in one statement."""

_counters: list[Count] = []


def register_goal_counts(count: Count) -> None:
    """Say who counts; called in `AppConfig.ready()`."""
    if count not in _counters:
        _counters.append(count)


def count_goals(office_id: int, goals: Sequence[Goal]) -> dict[int, Decimal]:
    """How much there was of each by its key; 0 where there was nothing."""
    totals = {goal.key: Decimal(0) for goal in goals}
    begun = [goal for goal in goals if goal.first <= goal.last]
    for count in _counters if begun else ():
        for key, number in count(office_id, begun).items():
            totals[key] += number
    return totals
