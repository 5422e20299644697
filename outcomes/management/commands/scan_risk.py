"""`manage.py scan_risk`: look at every partner of one office, or of all, now or as it was known."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count
from django.utils import timezone

from core.actors import SYSTEM
from core.due.clock import instant
from core.tenancy.context import office_context
from offices.models import Office
from outcomes.actions.scans import scan_office
from outcomes.enums.risk import ScanKind
from outcomes.models import CHECKS, RiskResult, RiskScan
from outreach.lookups import all_offices


class Command(BaseCommand):
    help = "Scans an office for risk. A scan of the past is kept and changes nothing on screen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--office", metavar="SLUG", help="the office's slug")
        which.add_argument("--all", action="store_true", help="every office, one after the other")
        parser.add_argument(
            "--as-of",
            metavar="DATE",
            type=_date,
            help="with what was known at the end of that day (YYYY-MM-DD)",
        )
        parser.add_argument("--json", action="store_true", help="print every result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        offices = all_offices()
        if not options["all"] and options["office"] not in offices:
            raise CommandError(f"There is no office “{options['office']}”.")
        for slug, office_id in offices.items():
            if options["all"] or slug == options["office"]:
                self._look(office_id, options["as_of"], as_json=options["json"])

    def _look(self, office_id: int, day: date | None, *, as_json: bool) -> None:
        with office_context(office_id):
            scan = _scan(Office.objects.get(pk=office_id), day, timezone.now())
            said = _summary(scan)
            if as_json:
                results = scan.results.order_by("partner").iterator()
                said["results"] = [_result(it) for it in results]
        self.stdout.write(json.dumps(said, indent=2) if as_json else _sentence(said))


def _scan(office: Office, day: date | None, now: datetime) -> RiskScan:
    if day is None:
        return scan_office(by=SYSTEM, office=office, now=now, kind=ScanKind.ASKED)
    known_at = instant(day + timedelta(days=1), time(0), office.time_zone)
    if known_at > now:
        raise CommandError("What will be known on that day, nobody knows yet.")
    return scan_office(
        by=SYSTEM, office=office, now=now, kind=ScanKind.PAST, as_of=day, known_at=known_at
    )


def _summary(scan: RiskScan) -> dict[str, Any]:
    counted = scan.results.values_list("band").annotate(count=Count("pk")).order_by("band")
    return {
        "office": scan.office.slug,
        "as_of": scan.as_of.isoformat(),
        "known_at": scan.known_at.isoformat(),
        "kind": scan.kind,
        "partners": scan.partner_count,
        "bands": [[band, count] for band, count in counted],
    }


def _sentence(said: dict[str, Any]) -> str:
    bands = ", ".join(f"{count} {band or 'not enough known'}" for band, count in said["bands"])
    return f"{said['office']}, {said['as_of']}: looked at {said['partners']} partners; {bands}"


def _result(result: RiskResult) -> dict[str, Any]:
    return {
        "partner": str(result.partner_id),
        "band": result.band,
        "score": float(result.score),
        "known": result.known,
        "applicable": result.applicable,
        "checks": dict(zip(CHECKS, result.states, strict=True)),
        "floors": result.floors,
        "evidence": result.evidence,
    }


def _date(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ArgumentTypeError(f"“{written}” is no date such as 2026-11-17.") from error
