"""Whose health has changed since those in charge were told last, and who is told."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from core.models.due import DueRow, DueState
from offices.models import Membership, Office
from offices.queries.mondays import next_school_monday
from outcomes.models import RiskScan
from outcomes.queries.changes import WEEK, change_rows, moved_between, scan_at, scans
from outreach.queries.stand_ins import roster

RULE = "weekly-risk"
WALL_TIME = time(7, 20)
MOST_ITEMS = 30  # in one mail; the rest is counted, and stands on the page of changes


@dataclass(frozen=True)
class RiskNews:
    """The partners that stand elsewhere than on `since`, the worst first. `count` includes what
    did not fit."""

    office: Office
    today: date
    since: date | None
    rows: list[Any]
    count: int

    @property
    def left_out(self) -> int:
        return self.count - len(self.rows)


def gather_news(office: Office, today: date) -> RiskNews:
    """What has changed since the scan that the last mail spoke of, or the one of a week ago, up
    to the newest scan. What has changed after that one is told with the next."""
    then, now = _scan_told_of(office, today), scans(office).first()
    if then is None or now is None:
        return RiskNews(office, today, None, [], 0)
    found = moved_between(office, then, now)
    rows = list(change_rows(found).order_by("-rank", "-score", "-id")[:MOST_ITEMS])
    count = len(rows) if len(rows) < MOST_ITEMS else found.count()
    return RiskNews(office, today, then.as_of, rows, count)


def told_of_risk(office: Office, today: date) -> list[Membership]:
    """Those in charge on that day who did not switch it off, the longest-serving first."""
    in_charge = roster(office, today).in_charge
    members = Membership.objects.filter(office=office, pk__in=in_charge, risk_mail=True)
    return list(members.select_related("user", "office").order_by("recorded_at", "id"))


def next_risk_day(office: Office, now: datetime) -> date:
    """The first Monday whose time is to come and that was not worked yet; of a Monday without
    school, the next open day."""
    return next_school_monday(office, RULE, WALL_TIME, now)


def _scan_told_of(office: Office, today: date) -> RiskScan | None:
    """The newest scan when the last week was worked: one that somebody asked for later that day
    was told to nobody. Where no week was worked, the scan of a week ago."""
    worked = DueRow.objects.filter(office=office, rule=RULE, state=DueState.DONE)
    found = worked.filter(wall_date__lt=today).order_by("-wall_date").first()
    if found is None:
        return scan_at(office, today - WEEK)
    return scans(office).filter(known_at__lte=found.finished_at).first() or scans(office).last()
