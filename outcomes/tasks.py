"""Celery's entry points: partners of whom something was written are looked at anew.

The mark stands in the database, so that a task that gets lost, or runs twice, does no harm.
"""

from celery import shared_task
from django.utils import timezone

from core.tenancy.tasks import OfficeTask, SystemTask
from outcomes.actions.asked_scans import scan_as_asked
from outcomes.actions.scans import look_at_stale
from outcomes.lookups import offices_with_stale_health


@shared_task(base=SystemTask)
def sweep_stale_health() -> None:
    """Start a look in every office in which something was written."""
    for office_id in offices_with_stale_health():
        look_anew_at_stale.for_office(office_id)


@shared_task(base=OfficeTask, bind=True)
def look_anew_at_stale(self: OfficeTask) -> None:
    """Look at the office's marked partners."""
    look_at_stale(self.office_id, timezone.now())


@shared_task(base=OfficeTask, bind=True)
def look_now(self: OfficeTask, member_id: int, after: int) -> None:
    """Look at all partners, because a member asked; not when that was done since scan `after`."""
    scan_as_asked(self.office_id, member_id, after, timezone.now())
