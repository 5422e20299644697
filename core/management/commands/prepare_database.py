"""`manage.py prepare_database`: roles, database, key and context function, as the administrator."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.tenancy.prepare import prepare_database


class Command(BaseCommand):
    help = (
        "Makes the database's roles, the database itself and what the fence needs. Uses "
        "DATABASE_ADMIN_URL once; DATABASE_OWNER_URL and DATABASE_URL name the roles and passwords."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("DATABASE_ADMIN_URL", "DATABASE_OWNER_URL", "DATABASE_URL")
        missing = [name for name in names if not os.environ.get(name)]
        if missing:
            raise CommandError(f"Set {' and '.join(missing)} first.")
        prepare_database(
            admin_url=os.environ["DATABASE_ADMIN_URL"],
            owner_url=os.environ["DATABASE_OWNER_URL"],
            app_url=os.environ["DATABASE_URL"],
            keys=[settings.TENANCY_KEY, settings.TENANCY_KEY_PREVIOUS],
        )
        self.stdout.write("The database is prepared.")
