"""`manage.py refresh_standing`: compute what lists know about partners anew, in every office."""

from typing import Any

from django.core.management.base import BaseCommand

from core.registries.standing import refresh_all_standing
from core.tenancy.context import office_context
from offices.models import Office


class Command(BaseCommand):
    help = "Computes the standing of all partners from the raw rows; does no harm at any time."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for office in Office.objects.order_by("slug"):
            with office_context(office.pk):
                refresh_all_standing(office.pk)
            self.stdout.write(f"{office.name}: done.")
