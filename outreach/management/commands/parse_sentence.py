"""`manage.py parse_sentence`: what a sentence says to an office, as JSON."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.tenancy.context import office_context
from offices.models import Office
from outreach.lookups import all_offices
from outreach.queries.sentences import understand


class Command(BaseCommand):
    help = "Prints as JSON what a sentence about a touchpoint says. Saves nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", help="the sentence, in English or Spanish")
        parser.add_argument("--office", metavar="SLUG", required=True, help="the office's slug")
        parser.add_argument(
            "--at",
            metavar="DATE",
            type=_date,
            help="the day on which it is said (YYYY-MM-DD); the office's today if not given",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        offices = all_offices()
        if options["office"] not in offices:
            raise CommandError(f"There is no office “{options['office']}”.")
        with office_context(offices[options["office"]]):
            office = Office.objects.get(slug=options["office"])
            at = options["at"] or office.today()
            understood = understand(office, options["text"], at=at)
        self.stdout.write(json.dumps(understood.as_json(), ensure_ascii=False, indent=2))


def _date(written: str) -> date:
    """The day; the contract's range keeps sums with it within the calendar."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year <= 2199:
        raise ArgumentTypeError(f"“{written}” is no date such as 2026-11-17.")
    return day
