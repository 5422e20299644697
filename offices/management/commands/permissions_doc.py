"""`manage.py permissions_doc`: write docs/permissions.md from the table in the code."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from offices.exports.permissions import permissions_page


class Command(BaseCommand):
    help = "Writes docs/permissions.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "permissions.md"
        path.write_text(permissions_page())
        self.stdout.write(f"Written: {path.name}")
