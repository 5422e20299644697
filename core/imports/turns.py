"""Each chunk of an import is a due row, planned in the transaction that did the one before."""

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.due.plan import Plan, plan_rows
from core.models.imports import WORKING, Import, ImportState

logger = logging.getLogger(__name__)

RULE = "import"


def move(run: Import, state: ImportState, **changes: Any) -> None:
    """Bring the import to a state, from its first line on.

    What was planned before is superseded; work that the state brings with it is planned.
    """
    changes = {"at_number": 0, "error": "", "error_facts": {}, "failed_in": ""} | changes
    for name, value in changes.items():
        setattr(run, name, value)
    run.state = state
    run.turn += 1
    run.save(update_fields=["state", "turn", *changes])
    if state in WORKING:
        plan_turn(run, wake=True)


def next_turn(run: Import, *, wake: bool, **changes: Any) -> None:
    """Go on in the same state: `changes` say how far the work has come."""
    for name, value in changes.items():
        setattr(run, name, value)
    run.turn += 1
    run.save(update_fields=["turn", *changes])
    plan_turn(run, wake=wake)


def plan_turn(run: Import, *, wake: bool) -> None:
    """Write the due row of the import's turn, and wake a worker for it on commit.

    The row is due after those that wait already, and the task goes to the back of the queue: an
    import of 20,000 lines holds up nobody else's work.
    """
    now = timezone.now()
    moment = Plan(str(run.pk), str(run.turn), now.date(), now.time(), "UTC", due_at=now)
    plan_rows(run.office_id, RULE, [moment])
    if wake:
        office_id = run.office_id
        transaction.on_commit(lambda: wake_worker(office_id), robust=True)


def wake_worker(office_id: int) -> None:
    """Start the office's due work now. Without a broker the next sweep finds it."""
    from core.tasks import work_due_rows  # with Celery, which web needs for nothing else

    try:
        work_due_rows.for_office(office_id)
    except Exception:
        logger.warning("no worker was woken for office %s", office_id, exc_info=True)
