"""Follow-ups as far as the rows of a list show them, without making a record of each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


class TaskPartner(NamedTuple):
    """With whom."""

    name: str
    tier: str


class TaskOwner(NamedTuple):
    """Whose."""

    display_name: str
    away_from: date | None
    away_until: date | None

    def is_away(self, on: date) -> bool:
        """As `Membership.is_away`."""
        if self.away_from is None or self.away_until is None:
            return False
        return self.away_from <= on <= self.away_until


class TaskOrigin(NamedTuple):
    """In which activity it was promised."""

    starts_on: date
    exchange: str


@dataclass(frozen=True, slots=True)
class Task:
    """A follow-up as far as a row of a list shows it; named as in `FollowUp`."""

    pk: int
    what: str
    kind: str
    due_on: date
    remind_at: datetime | None
    escalated_at: datetime | None
    escalated_to: str
    partner_id: int
    owner_id: int
    partner: TaskPartner
    owner: TaskOwner
    origin: TaskOrigin | None
