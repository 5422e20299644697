"""Each night, in its own small hours, an office's partners are all looked at."""

from datetime import date, datetime, time, timedelta

from core.actors import SYSTEM
from core.due.clock import next_day
from core.due.plan import Plan, move_row, plan_rows
from core.models.due import DueRow, DueState
from core.registries.due_rules import Outcome
from offices.models import Office
from outcomes.actions.backtest import keep_backtest
from outcomes.actions.kept_figures import count_and_keep
from outcomes.actions.scans import scan_office
from outcomes.enums.risk import ScanKind
from outcomes.models import RiskScan
from outcomes.queries.frames import frame_of

RULE = "risk-scan"
OFFICE = "office"
"""The recipient of the due row."""
FIRST, MINUTES = time(1), 180
"""Offices of a zone begin one after the other, from one o'clock on."""


def work_scan(row: DueRow, now: datetime) -> Outcome:
    """Handle a due night: look at all partners, count what the dashboard shows in the morning
    and how well the past warned, and plan the next night."""
    office = row.office
    today = office.today(now)
    plan_rows(office.pk, RULE, [_plan(office, today + timedelta(days=1))])
    if RiskScan.objects.filter(office=office, kind=ScanKind.NIGHTLY, as_of=today).exists():
        return Outcome("scanned already", superseded=True)
    scan = scan_office(by=SYSTEM, office=office, now=now, kind=ScanKind.NIGHTLY)
    count_and_keep(frame_of(office, today))
    keep_backtest(by=SYSTEM, office=office, now=now, most=1)
    return Outcome(f"looked at {scan.partner_count} partners")


def plan_missing_scans(office_id: int, now: datetime) -> None:
    """Plan the next night where none waits; what waits on another zone's clock is moved."""
    office = Office.objects.get(pk=office_id)
    waiting = DueRow.objects.filter(office=office, rule=RULE, state=DueState.WAITING)
    for row in waiting.exclude(zone=office.time_zone).select_for_update(skip_locked=True):
        move_row(row, office.time_zone)
    if not waiting.exists():
        plan_rows(office_id, RULE, [_plan(office, _next_night(office, now))])


def hour_of(office: Office) -> time:
    """When an office's night begins: offices do not all ask at once."""
    minute = FIRST.hour * 60 + office.pk % MINUTES
    return time(minute // 60, minute % 60)


def _next_night(office: Office, now: datetime) -> date:
    """The next night, unless it was worked ahead of its time."""
    night = next_day(hour_of(office), office.time_zone, now)
    worked = DueRow.objects.filter(office=office, rule=RULE, wall_date__gte=night)
    taken = set(worked.values_list("wall_date", flat=True))
    while night in taken:
        night += timedelta(days=1)
    return night


def _plan(office: Office, day: date) -> Plan:
    return Plan(
        recipient=OFFICE,
        occurrence=day.isoformat(),
        wall_date=day,
        wall_time=hour_of(office),
        zone=office.time_zone,
    )
