"""`manage.py load_demo`: two offices with three and a half years of history, to try Lanyard out."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from outreach.demo.load import Demo, DemoIsLoadedError, load_demo


class Command(BaseCommand):
    help = "Fills an empty installation with two made-up offices, Alder and Birch."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--json", type=Path, metavar="FILE", help="also write accounts and tokens to FILE"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            demo = load_demo()
        except DemoIsLoadedError:
            raise CommandError(
                "An office called alder or birch is there already; nothing was changed. "
                "The demo goes into an installation that has neither."
            ) from None
        if options["json"]:
            write_file(options["json"], demo)
        self._print(demo)

    def _print(self, demo: Demo) -> None:
        self.stdout.write("The demo is loaded. Sign in as:")
        for account in demo.accounts:
            who = f"{account.role}, {account.office}"
            self.stdout.write(f"  {account.email}  {account.password}  ({who})")
        self.stdout.write("Tokens for the API:")
        for token in demo.api_tokens:
            self.stdout.write(f"  {token.token}  ({token.role}, {token.office})")


def write_file(path: Path, demo: Demo) -> None:
    """Write for the owner's eyes only: the file opens doors."""
    path.touch(mode=0o600)
    path.write_text(json.dumps(demo.as_dict(), indent=2) + "\n")
