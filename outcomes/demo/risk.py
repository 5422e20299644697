"""The demo's offices were looked at each week of two months, so that they show what changed;
and as of past school years, so that they show how well that would have warned."""

from datetime import timedelta

from core.actors import SYSTEM
from core.due.clock import instant
from outcomes.actions.backtest import keep_backtest
from outcomes.actions.nightly import hour_of
from outcomes.actions.scans import scan_office
from outcomes.enums.risk import ScanKind
from outcomes.models import RiskScan
from outreach.demo.world import World

DAYS = (56, 49, 42, 35, 28, 21, 14, 7, 0)
"""So many days ago; the last one tells how it is now."""


def scan_demo(world: World) -> None:
    """Keep what the nights would have found."""
    for days in DAYS:
        day = world.today - timedelta(days=days)
        at = instant(day, hour_of(world.office), world.office.time_zone)
        scan = scan_office(
            by=SYSTEM,
            office=world.office,
            now=at if days else world.now,
            kind=ScanKind.NIGHTLY,
            as_of=day,
            known_at=at if days else None,
        )
        RiskScan.objects.filter(pk=scan.pk).update(recorded_at=min(at, world.now))
    keep_backtest(by=SYSTEM, office=world.office, now=world.now)
    past = RiskScan.objects.filter(office=world.office, kind=ScanKind.PAST)
    past.update(recorded_at=world.now)
