"""What became of the digests of the last days: rows that any real installation is full of."""

from datetime import datetime, time, timedelta

from core.due.clock import instant
from core.models.due import DueState
from outreach.bulk import tables
from outreach.bulk.office import BulkOffice
from outreach.bulk.rows import Rows
from outreach.queries.digests import RULE

DAYS = 7
WALL_TIME = time(7)


def make_past_digests(rows: Rows, office: BulkOffice) -> None:
    """A finished row for every coordinator who is there and each weekday of the last week."""
    for ago in range(1, DAYS + 1):
        day = office.days.today - timedelta(days=ago)
        if day.isoweekday() > 5:
            continue
        due_at: datetime = instant(day, WALL_TIME, office.zone)
        for member in office.owners:
            rows.add(
                tables.DUE_ROW,
                *(office.pk, due_at - timedelta(days=1), RULE, f"member:{member}"),
                *(day.isoformat(), due_at, day, WALL_TIME, office.zone, DueState.DONE.value),
                *(1, due_at + timedelta(seconds=20), "nothing due"),
            )
