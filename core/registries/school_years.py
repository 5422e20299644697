"""Which school years of an office are closed: these keep their days. Told by who closes them."""

from collections.abc import Callable
from datetime import date

ClosedYears = Callable[[int], list[tuple[date, date]]]
"""Gets the office's id and answers first and last day of each closed year."""

_told: list[ClosedYears] = []


def register_closed_years(told: ClosedYears) -> None:
    """Say who knows; called in `AppConfig.ready()`."""
    if told not in _told:
        _told.append(told)


def closed_years(office_id: int) -> list[tuple[date, date]]:
    """First and last day of each closed year of the office."""
    return [it for told in _told for it in told(office_id)]
