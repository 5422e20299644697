"""Celery's entry points; core.due and core.outbox do the work.

Beat starts the sweeps. Each looks in the database for what is to be done and starts one task an
office; a task that gets lost, or runs twice, does no harm.
"""

from importlib import import_module

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from core.due.work import BATCH as DUE_BATCH
from core.due.work import due_offices
from core.due.work import work_due_rows as work_rows
from core.health.heartbeat import WORKER, mark
from core.outbox.work import BATCH as OUTBOX_BATCH
from core.outbox.work import outbox_offices
from core.outbox.work import work_outbox as work_messages
from core.registries.due_rules import planners
from core.tenancy.tasks import OfficeTask, SystemTask

import_module(settings.TASK_APP)  # the app that the tasks belong to, with broker and queues


@shared_task(base=SystemTask)
def sweep_due_rows() -> None:
    """Start the offices' due work, and the planning of what is missing."""
    mark(WORKER)
    for rule, planner in planners().items():
        for office_id in planner.offices():
            plan_due_rows.for_office(office_id, rule)
    for office_id in due_offices():
        work_due_rows.for_office(office_id)


@shared_task(base=SystemTask)
def sweep_outbox() -> None:
    """Start the sending of the offices' waiting mail."""
    mark(WORKER)
    for office_id in outbox_offices():
        work_outbox.for_office(office_id)


@shared_task(base=OfficeTask, bind=True)
def plan_due_rows(self: OfficeTask, rule: str) -> None:
    """Make the rows of a rule that the office lacks."""
    planners()[rule].plan(self.office_id, timezone.now())


@shared_task(base=OfficeTask, bind=True, own_transactions=True)
def work_due_rows(self: OfficeTask) -> None:
    """Work the office's due rows; what is more than a batch goes to the back of the queue."""
    if work_rows(self.office_id, timezone.now()) == DUE_BATCH:
        self.for_office(self.office_id)


@shared_task(base=OfficeTask, bind=True, own_transactions=True)
def work_outbox(self: OfficeTask) -> None:
    """Send the office's mail; what is more than a batch goes to the back of the queue."""
    if work_messages(self.office_id) == OUTBOX_BATCH:
        self.for_office(self.office_id)
