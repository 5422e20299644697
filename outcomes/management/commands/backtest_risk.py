"""`manage.py backtest_risk`: what became of partners that past scans call at risk."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.actors import SYSTEM
from core.tenancy.context import office_context
from offices.models import Office
from outcomes.actions.backtest import keep_backtest
from outcomes.presenters.backtest import sentence_of, too_few
from outcomes.queries.backtest import ENOUGH, Backtest, Tally
from outreach.lookups import all_offices


class Command(BaseCommand):
    help = (
        "Scans an office as of the first day of each past school year, once each, and compares "
        "who would have been called at risk with who left in the year."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--office", metavar="SLUG", required=True, help="the office's slug")
        parser.add_argument("--json", action="store_true", help="print the counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        offices, slug = all_offices(), options["office"]
        if slug not in offices:
            raise CommandError(f"There is no office “{slug}”.")
        with office_context(offices[slug]):
            office = Office.objects.get(pk=offices[slug])
            found = keep_backtest(by=SYSTEM, office=office, now=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(_told(slug, found), indent=2))
            return
        for it in found.years:
            said = f"{_line(it.at_risk)} called at risk, {_line(it.others)} others"
            self.stdout.write(f"{it.year.label}: {said}")
        self.stdout.write(sentence_of(found) if found.is_enough else too_few(found))


def _line(tally: Tally) -> str:
    return f"{tally.left} left of {tally.all}"


def _told(slug: str, found: Backtest) -> dict[str, Any]:
    return {
        "office": slug,
        "years": [
            {
                "year": it.year.label,
                "as_of": it.year.starts_on.isoformat(),
                "bands": {band or "unknown": asdict(tally) for band, tally in it.bands.items()},
                "at_risk": asdict(it.at_risk),
                "others": asdict(it.others),
            }
            for it in found.years
        ],
        "at_risk": asdict(found.at_risk),
        "others": asdict(found.others),
        "endings": found.endings,
        "enough": found.is_enough,
        "least": ENOUGH,
    }
