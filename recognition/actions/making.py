"""What became ready by a signature is made in the background: see `core.due`."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from core.actions import action, hold
from core.actors import SYSTEM, Actor
from core.due.plan import Plan, plan_rows
from core.imports.turns import wake_worker
from core.models.due import DueRow
from core.registries.due_rules import Outcome
from recognition.actions.documents import make_document
from recognition.enums.documents import DocumentState
from recognition.models import BatchItem, Document
from recognition.queries.documents import documents_of

RULE = "make-document"
TRIES = 3
FAILED = gettext_noop("Something went wrong on our side, and trying again did not help.")

logger = logging.getLogger(__name__)


def plan_making(
    office_id: int, document_ids: Iterable[int], *, after: timedelta = timedelta()
) -> None:
    """Have these documents made soon, or after a while; those of a batch are the batch's to make.

    For actions.
    """
    ids = set(document_ids)
    of_batches = BatchItem.objects.filter(office_id=office_id, document__in=ids)
    ids -= set(of_batches.values_list("document_id", flat=True))
    if not ids:
        return
    plan_rows(office_id, RULE, [_plan(pk, timezone.now() + after) for pk in sorted(ids)])
    transaction.on_commit(lambda: wake_worker(office_id), robust=True)


def work_making(row: DueRow, now: datetime) -> Outcome:
    """Handler of the due rule: make the document, unless that was done or it was put away."""
    document = documents_of(row.office_id).filter(pk=int(row.recipient)).first()
    if document is None or document.archived_at is not None:
        return Outcome("put away", superseded=True)
    if document.state not in (DocumentState.READY, DocumentState.FAILED):
        return Outcome(document.state, superseded=True)
    try:
        with transaction.atomic():
            return Outcome(make_document(by=SYSTEM, document=document).state)
    except Exception:
        if row.attempts < TRIES:
            raise
        logger.exception("document %s of office %s failed", document.pk, row.office_id)
        return Outcome(fail_document(by=SYSTEM, document=document).state)


@action
def fail_document(*, by: Actor, document: Document) -> Document:
    """Say on the document that it could not be made."""
    hold(document)
    if document.state != DocumentState.MADE:
        document.state, document.failed_because = DocumentState.FAILED, FAILED
        document.save(update_fields=["state", "failed_because"])
    return document


def _plan(document_id: int, now: datetime) -> Plan:
    moment = now.isoformat(timespec="seconds")
    return Plan(str(document_id), moment, now.date(), now.time(), "UTC", due_at=now)
