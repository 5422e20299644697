"""Writes the documents of a batch, some at a time."""

import time
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop, override

from core.actions import hold
from core.actors import SYSTEM, Actor
from offices.permissions import Permission, may
from recognition.actions.batch_settings import fields_for, signers_of
from recognition.actions.batch_turns import AT_ONCE, PassedBy, is_current, move, next_turn
from recognition.actions.documents import compose_document
from recognition.actions.signers import SignerFields
from recognition.enums.documents import BatchState
from recognition.models import Batch, BatchItem
from recognition.queries.batches import printable_in, waits

A_TURN = 1.0  # seconds: whoever stops the batch waits no longer for it
NOTHING_WRITTEN = gettext_noop("No document could be written for any of these partners.")


def hold_current(batch: Batch) -> None:
    """Wait for whoever changes the batch; raises PassedBy where that moved it on."""
    before = batch.turn
    if not is_current(batch):
        raise PassedBy
    hold(batch)
    if batch.turn != before or batch.archived_at:
        raise PassedBy


def author_of(batch: Batch) -> Actor:
    """Whoever started it, as long as they are there and may thank; else the system."""
    by = batch.by
    is_there = by is not None and by.deactivated_at is None and may(by, Permission.THANK)
    return by if by is not None and is_there else SYSTEM


def compose_turn(batch: Batch) -> None:
    """Write documents for a second; at the end the batch is printed, or waits for signatures."""
    hold_current(batch)
    by, signers = author_of(batch), signers_of(batch)
    until = time.monotonic() + A_TURN
    done: list[BatchItem] = []
    with override(language_of(batch)):
        for item in _open_items(batch):
            _compose(by, batch, item, signers)
            done.append(item)
            if time.monotonic() > until:
                break
    BatchItem.objects.bulk_update(done, ["document", "left_out_because"], batch_size=500)
    if _open_items(batch).exists():
        next_turn(batch, done_count=batch.done_count + len(done))
    else:
        _rest(batch)


def to_print(batch: Batch, *, after: timedelta = AT_ONCE) -> None:
    """Everything is written and signed: it is printed, now or after a while."""
    total = printable_in(batch).count()
    if total:
        move(batch, BatchState.PRINTING, after=after, total=total)
    else:
        move(batch, BatchState.FAILED, error=NOTHING_WRITTEN, total=0)


def _rest(batch: Batch) -> None:
    if waits(batch):
        move(batch, BatchState.WAITING, done_count=batch.total)
    else:
        to_print(batch)


def _open_items(batch: Batch) -> QuerySet[BatchItem]:
    items = BatchItem.objects.filter(
        office_id=batch.office_id, batch=batch, document=None, left_out_because=""
    )
    return items.select_related("partner__office").order_by("position")


def _compose(by: Actor, batch: Batch, item: BatchItem, signers: list[SignerFields]) -> None:
    try:
        with transaction.atomic():
            item.document = compose_document(
                by=by,
                partner=item.partner,
                fields=fields_for(batch.settings, item.partner),
                signers=signers,
            )
    except ValidationError as error:
        item.left_out_because = " ".join(error.messages)[:300]


def language_of(batch: Batch) -> str:
    """What is told to whoever started it is told in their language."""
    return (batch.by.user.language if batch.by else "") or "en"
