"""Makes the scans of past school years, once each, and keeps what came of them."""

from datetime import datetime, time, timedelta

from core.actions import action
from core.actors import Actor
from core.due.clock import instant
from offices.models import Membership, Office
from offices.permissions import Permission, require
from offices.queries.school_years import SchoolYear
from outcomes.actions.scans import scan_office
from outcomes.enums.risk import ScanKind
from outcomes.models import KeptBacktest, RiskScan
from outcomes.queries.backtest import (
    Backtest,
    count_outcomes,
    kept_backtest,
    past_scan,
    warned_years,
)
from outcomes.queries.frames import frame_of


@action
def keep_backtest(*, by: Actor, office: Office, now: datetime, most: int | None = None) -> Backtest:
    """Compare scans as of the first days of past school years with what the years brought.

    Of those scans that are missing at most `most` are made (None: all), the latest first: at
    night an office gets one at a time. Those that are there are counted anew: what is recorded
    late, or settled late, changes what a year brought, and not what was known before it.
    """
    if isinstance(by, Membership):
        require(by, Permission.CLOSE_YEAR)
    frame = frame_of(office, office.today(now))
    left = most
    for before, year in reversed(warned_years(frame)):
        scan = past_scan(office, year)
        if scan is None and left != 0:
            scan = _scan(by, office, year, now)
            left = left if left is None else left - 1
        if scan is not None:
            _keep(scan, before, year, now)
    _forget(office, [year for _before, year in warned_years(frame)])
    return kept_backtest(office.pk)


def _scan(by: Actor, office: Office, year: SchoolYear, now: datetime) -> RiskScan:
    """With what was known at the end of the year's first day."""
    known_at = instant(year.starts_on + timedelta(days=1), time(0), office.time_zone)
    return scan_office(
        by=by, office=office, now=now, kind=ScanKind.PAST, as_of=year.starts_on, known_at=known_at
    )


def _keep(scan: RiskScan, before: SchoolYear, year: SchoolYear, now: datetime) -> None:
    values = {
        "ends_on": year.ends_on,
        "scan": scan,
        "counts": count_outcomes(scan, before, year),
        "counted_at": now,
    }
    KeptBacktest.objects.update_or_create(
        office=scan.office, starts_on=year.starts_on, defaults=values
    )


def _forget(office: Office, years: list[SchoolYear]) -> None:
    """Years that begin on another day now, or that are too long ago, are told of no more."""
    kept = KeptBacktest.objects.filter(office=office)
    kept.exclude(starts_on__in=[it.starts_on for it in years]).delete()
