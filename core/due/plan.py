"""Makes due rows: an occurrence of a rule for a recipient is planned once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from core.due.clock import instant
from core.models.due import DueRow, DueState


@dataclass(frozen=True)
class Plan:
    """An occurrence that is to come, on the clock of `zone`.

    `due_at` is given where the instant is known: of a wall time that comes twice it may be the
    second.
    """

    recipient: str
    occurrence: str
    wall_date: date
    wall_time: time
    zone: str
    due_at: datetime | None = None


def plan_rows(office_id: int, rule: str, plans: Iterable[Plan]) -> None:
    """Write the rows; those that are there already stay as they are."""
    DueRow.objects.bulk_create(
        [_row(office_id, rule, plan) for plan in plans], ignore_conflicts=True
    )


def move_row(row: DueRow, zone: str) -> None:
    """Keep the row's wall time where the office has moved to another zone."""
    row.zone = zone
    row.due_at = instant(row.wall_date, row.wall_time, zone)
    row.save(update_fields=["zone", "due_at"])


def work_anew(row: DueRow, now: datetime) -> None:
    """Make a row due now, whatever came of it before."""
    row.state, row.finished_at, row.outcome, row.attempts = DueState.WAITING, None, "", 0
    row.due_at = min(row.due_at, now)
    row.save(update_fields=["state", "finished_at", "outcome", "attempts", "due_at"])


def _row(office_id: int, rule: str, plan: Plan) -> DueRow:
    return DueRow(
        office_id=office_id,
        rule=rule,
        recipient=plan.recipient,
        occurrence=plan.occurrence,
        due_at=plan.due_at or instant(plan.wall_date, plan.wall_time, plan.zone),
        wall_date=plan.wall_date,
        wall_time=plan.wall_time,
        zone=plan.zone,
    )
