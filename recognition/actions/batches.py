"""Many documents, or labels, at once: started, stopped, gone on with, put away, brought back."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext

from core.actions import action, hold
from core.actors import Actor
from partnerships.models import Partner
from recognition.actions.authors import author, require_thanking
from recognition.actions.batch_composing import to_print
from recognition.actions.batch_ledger import archive_all, restore_all
from recognition.actions.batch_own_files import plan_own_files
from recognition.actions.batch_settings import BatchSettings, as_stored, fields_for
from recognition.actions.batch_turns import move, next_turn
from recognition.actions.documents import new_document
from recognition.actions.planned_making import GRACE
from recognition.actions.signers import new_signers
from recognition.addresses import postal_address
from recognition.document_policies import check_document
from recognition.enums.documents import WORKING, BatchOutput, BatchState
from recognition.errors import WrongState
from recognition.models import Batch, BatchItem, Document
from recognition.queries.batches import waits

MOST = 500
ELSEWHERE = gettext_noop("This batch is at another point by now. Look at it again.")
WAITS = gettext_noop("Not all of them are signed yet.")
NO_ADDRESS = gettext_noop("has no address")

__all__ = [
    "MOST",
    "BatchSettings",
    "batch_signed",
    "discard_batch",
    "go_on_batch",
    "restore_batch",
    "start_batch",
    "stop_batch",
]


@action
def start_batch(
    *, by: Actor, partners: Sequence[Partner], name: str, output: str, settings: BatchSettings
) -> Batch:
    """Write a certificate or letter for each partner and print them, in the background.

    With output "labels" no documents: their addresses. Raises ValidationError by field.
    """
    require_thanking(by)
    chosen = sorted({it.pk: it for it in partners}.values(), key=lambda it: (it.name_key, it.pk))
    _check_number(chosen)
    office = chosen[0].office
    is_labels = output == BatchOutput.LABELS
    batch = Batch(office=office, name=name.strip(), output=output, by=author(by), total=len(chosen))
    batch.clean_fields(exclude=["office", "by", "settings", "state"])
    if not is_labels:
        batch.settings = as_stored(settings, office)
        _check_first(by, chosen[0], settings, batch.settings)
    batch.save()
    items = [BatchItem(office=office, batch=batch, partner=it) for it in chosen]
    for position, item in enumerate(items, start=1):
        item.position = position
    if is_labels:
        _leave_out(items)
        batch.total = sum(not it.left_out_because for it in items)
    BatchItem.objects.bulk_create(items)
    first = BatchState.PRINTING if is_labels else BatchState.COMPOSING
    move(batch, first, total=batch.total)
    return batch


@action
def stop_batch(*, by: Actor, batch: Batch) -> Batch:
    """Stop it between two documents: what is written is written. Raises WrongState."""
    require_thanking(by)
    _expect(batch, *WORKING, BatchState.WAITING)
    now = timezone.now()
    move(batch, BatchState.STOPPED, stop_asked_at=now, done_count=batch.done_count)
    return batch


@action
def go_on_batch(*, by: Actor, batch: Batch) -> Batch:
    """Go on where it was stopped, or where it failed. Raises WrongState."""
    require_thanking(by)
    _expect(batch, BatchState.STOPPED, BatchState.FAILED, BatchState.WAITING)
    before = batch.state
    batch.stop_asked_at = None
    batch.save(update_fields=["stop_asked_at"])
    if _is_unwritten(batch):
        move(batch, BatchState.COMPOSING, total=batch.items.count(), done_count=_written(batch))
    elif batch.output == BatchOutput.LABELS:
        move(batch, BatchState.PRINTING)
    elif waits(batch):
        if before == BatchState.WAITING:
            raise WrongState(WAITS)
        move(batch, BatchState.WAITING)
    else:
        to_print(batch)
    return batch


@action
def discard_batch(*, by: Actor, batch: Batch) -> Batch:
    """Put it away with all its documents and their lines of the ledger; `restore_batch` undoes."""
    require_thanking(by)
    hold(batch)
    if batch.archived_at is None:
        if batch.state in WORKING:
            move(batch, BatchState.STOPPED, done_count=batch.done_count)
        batch.archived_at = timezone.now()
        batch.save(update_fields=["archived_at"])
        archive_all(batch, batch.archived_at)
    return batch


@action
def restore_batch(*, by: Actor, batch: Batch) -> Batch:
    """Bring it back, and what went away with it. One that was at work rests as stopped."""
    require_thanking(by)
    hold(batch)
    if batch.archived_at is not None:
        since, batch.archived_at = batch.archived_at, None
        batch.save(update_fields=["archived_at"])
        restore_all(batch, since)
        if batch.state == BatchState.DONE:
            next_turn(batch)  # what was planned for this one has been passed by
            plan_own_files(batch)
    return batch


def batch_signed(*documents: Document) -> None:
    """Print the batches of these documents of an office that waited for the last signatures.
    They begin after the while in which a signature can be taken back.

    For the action that signs, in its transaction; documents of no batch are left alone.
    """
    if not documents:
        return
    office_id, pks = documents[0].office_id, [it.pk for it in documents]
    items = BatchItem.objects.filter(office_id=office_id, document__in=pks)
    waiting = Batch.objects.filter(
        office_id=office_id,
        state=BatchState.WAITING,
        archived_at=None,
        pk__in=items.values("batch"),
    )
    for batch in waiting.order_by("pk").select_for_update(no_key=True):
        if not waits(batch):
            to_print(batch, after=GRACE)


def _expect(batch: Batch, *states: BatchState) -> None:
    """Wait for whoever is at work on it, then look where it is. Raises WrongState."""
    hold(batch)
    if batch.state not in states or batch.archived_at:
        raise WrongState(ELSEWHERE)


def _check_number(partners: Sequence[Partner]) -> None:
    if not partners:
        raise ValidationError({"partners": [_("Choose at least one partner.")]})
    if len(partners) > MOST:
        said = ngettext(
            "A batch holds up to %(most)d partners. This is %(number)d.",
            "A batch holds up to %(most)d partners. These are %(number)d.",
            len(partners),
        )
        facts = {"most": MOST, "number": len(partners)}
        raise ValidationError({"partners": [said % facts]})


def _check_first(
    by: Actor, partner: Partner, settings: BatchSettings, stored: dict[str, Any]
) -> None:
    """What is wrong with all of them is said now, not by each of five hundred."""
    document = new_document(partner, fields_for(stored, partner))
    check_document(document)
    new_signers(by, document, settings.get("signers", ()))


def _leave_out(items: Sequence[BatchItem]) -> None:
    """Those who have no address. Raises ValidationError where nobody has one."""
    for item in items:
        if not postal_address(item.partner):
            item.left_out_because = NO_ADDRESS
    if all(it.left_out_because for it in items):
        raise ValidationError({"partners": [_("None of these partners has an address.")]})


def _is_unwritten(batch: Batch) -> bool:
    if batch.output == BatchOutput.LABELS:
        return False
    return batch.items.filter(
        office_id=batch.office_id, document=None, left_out_because=""
    ).exists()


def _written(batch: Batch) -> int:
    return (
        batch.items.filter(office_id=batch.office_id).count()
        - batch.items.filter(office_id=batch.office_id, document=None, left_out_because="").count()
    )
