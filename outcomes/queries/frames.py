"""What the figures of retention are asked of: an office's years, on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from core.prepared import prepared_by_key
from offices.models import Office
from offices.queries.school_years import ClosedSpan, SchoolYear, last_years
from outcomes.models import ClosedYear
from partnerships.models import OwnExitReason
from recognition.queries.spans import Since, term_so_far

YEARS = 7
"""School years that the figures look at: the one that runs, and six whole ones."""

YEARS_OF_EXITS = 3
"""School years whose endings are looked at for their reasons: the one that runs, two whole ones."""


@dataclass(frozen=True)
class OwnReason:
    """A reason for endings that the office has added, archived or not."""

    pk: int
    name: str
    is_controllable: bool


@dataclass(frozen=True)
class Frame:
    """School years, the earliest first, the last one still running; `since`: the term's begin."""

    office_id: int
    today: date
    years: tuple[SchoolYear, ...]
    since: Since
    own_reasons: tuple[OwnReason, ...]

    @property
    def running(self) -> SchoolYear:
        """The school year of today."""
        return self.years[-1]

    @property
    def whole(self) -> tuple[SchoolYear, ...]:
        """Those that are over."""
        return self.years[:-1]

    @property
    def exits_from(self) -> date:
        """The first day whose endings are looked at for their reasons."""
        return self.years[-YEARS_OF_EXITS].starts_on

    def place(self, starts_on: date) -> int | None:
        """Which of the years begins on that day."""
        starts = [it.starts_on for it in self.years]
        return starts.index(starts_on) if starts_on in starts else None

    @cached_property
    def key(self) -> str:
        """Changes where the same rows come to other figures: on another day, with other years."""
        starts = ",".join(it.starts_on.isoformat() for it in self.years)
        return f"{self.today};{self.since.day};{self.running.ends_on};{starts}"

    @cached_property
    def values(self) -> dict[str, Any]:
        """What the conditions of figures may ask for."""
        firsts = {f"first{n}": it.starts_on for n, it in enumerate(self.years)}
        lasts = {f"last{n}": it.ends_on for n, it in enumerate(self.years)}
        return {
            "office": self.office_id,
            "since": self.since.day,
            "today": self.today,
            "years": [it.starts_on for it in self.years],
            "exits_from": self.exits_from,
            **firsts,
            **lasts,
        }


def frame_of(office: Office, today: date) -> Frame:
    """The office's frame on a day."""
    return Frame(
        office_id=office.pk,
        today=today,
        years=tuple(last_years(office, today, YEARS, closed_spans(office))),
        since=term_so_far(office, today),
        own_reasons=own_reasons(office),
    )


def closed_spans(office: Office) -> list[ClosedSpan]:
    """First and last day of each closed year."""
    return spans_of(office.pk)


def spans_of(office_id: int) -> list[ClosedSpan]:
    """The same, by the office's id."""
    return [tuple(it) for it in _closed.rows(office_id)]


def own_reasons(office: Office) -> tuple[OwnReason, ...]:
    """The office's own reasons for endings, archived ones too: endings name them."""
    return tuple(OwnReason(*it) for it in _own.rows(office.pk))


@prepared_by_key
def _closed(office_id: int) -> "QuerySet[ClosedYear, Any]":
    closed = ClosedYear.objects.filter(office_id=office_id, reopened_at=None)
    return closed.order_by("starts_on").values_list("starts_on", "ends_on")


@prepared_by_key
def _own(office_id: int) -> "QuerySet[OwnExitReason, Any]":
    rows = OwnExitReason.objects.filter(office_id=office_id).order_by("id")
    return rows.values_list("pk", "name", "is_controllable")
