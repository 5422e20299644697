"""`manage.py load_bulk`: made-up offices by the thousand, to see how an installation does."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from offices.enums.roles import Role
from offices.models import Membership
from outreach.bulk.load import PASSWORD, load_bulk
from outreach.bulk.office import slug_of
from outreach.bulk.sizes import LARGEST, ImpossibleSizesError, office_sizes
from outreach.bulk.writing import tidy_up

MAY_LOAD_SQL = """
    SELECT pg_has_role(c.relowner, 'USAGE') AND (r.rolbypassrls OR r.rolsuper)
    FROM pg_class c, pg_roles r
    WHERE c.oid = 'public.outreach_activity'::regclass AND r.rolname = current_user
"""


class Command(BaseCommand):
    help = (
        "Adds made-up offices with three years of history, by COPY. Their slugs are bulk-0001 and"
        " so on; a second load goes behind the first. Not for an installation that people use."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--offices", type=int, required=True, metavar="N")
        parser.add_argument("--partners", type=int, required=True, metavar="N", help="in all")
        parser.add_argument("--activities", type=int, required=True, metavar="N", help="in all")
        parser.add_argument(
            "--largest",
            type=int,
            metavar="N",
            help=f"partners of the largest office (default: by Zipf's law, at most {LARGEST:,})",
        )
        parser.add_argument("--seed", type=int, default=1, metavar="N", help="for other luck")

    def handle(self, *args: Any, **options: Any) -> None:
        _refuse_app_role()
        try:
            sizes = office_sizes(
                options["offices"], options["partners"], options["activities"], options["largest"]
            )
        except ImpossibleSizesError as error:
            raise CommandError(str(error)) from None
        started = time.monotonic()
        loaded = load_bulk(sizes, timezone.now(), options["seed"], self._tell)
        tidy_up()
        self._tell(f"{loaded.rows:,} rows and their indexes in {time.monotonic() - started:.1f} s.")
        self._tell(f"The password of every account is {PASSWORD}. Sign in as, for example:")
        for member in _some_members(slug_of(loaded.first)):
            self._tell(f"  {member.user.email}  ({member.role}, {member.office.slug})")

    def _tell(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def _refuse_app_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(MAY_LOAD_SQL)
        row = cursor.fetchone()
    if not row or not row[0]:
        raise CommandError(
            "load_bulk writes to many offices at once, which only the owner of the database may:"
            " DATABASE_OWNER_URL, not the app role. Nothing was changed."
        )


def _some_members(slug: str) -> list[Membership]:
    """One of each role of an office."""
    found = Membership.objects.filter(office__slug=slug, deactivated_at=None)
    wanted = found.filter(role__in=[Role.ADMINISTRATOR, Role.DIRECTOR, Role.COORDINATOR])
    first = wanted.order_by("role", "id").distinct("role")
    return list(first.select_related("user", "office"))
