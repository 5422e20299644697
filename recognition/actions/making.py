"""What became ready by a signature is made in the background: see `core.due`."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from core.actions import action, hold
from core.actors import SYSTEM, Actor
from core.models.due import DueRow
from core.registries.due_rules import Outcome
from recognition.actions.documents import make_document
from recognition.actions.planned_making import RULE, plan_making
from recognition.enums.documents import DocumentState
from recognition.models import Document
from recognition.queries.documents import documents_of

TRIES = 3
FAILED = gettext_noop("Something went wrong on our side, and trying again did not help.")

__all__ = ["RULE", "fail_document", "plan_making", "work_making"]

logger = logging.getLogger(__name__)


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
