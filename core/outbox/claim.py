"""Who sends which message: a worker takes it for a time, and marks what came of it.

A mark counts only while the worker still holds the lease that it took.
"""

from datetime import datetime, timedelta

from django.conf import settings

from core.backoff import MOST_TRIES, pause_after
from core.models.outbox import OutboxMessage, OutboxState
from core.registries.refusals import mark_refused
from core.tenancy.context import office_context

OPEN = (OutboxState.WAITING, OutboxState.SENDING)


def claim(office_id: int, now: datetime) -> OutboxMessage | None:
    """Take the message that has waited longest; None when nothing waits.

    This worker alone may send it until `leased_until`. A lease that ran out is a doubt more.
    """
    with office_context(office_id):
        waiting = OutboxMessage.objects.filter(
            office=office_id, state__in=OPEN, next_try_at__lte=now
        )
        found = waiting.select_for_update(skip_locked=True).order_by("next_try_at", "id").first()
        if found is not None:
            _lease(found, now)
        return found


def _lease(message: OutboxMessage, now: datetime) -> None:
    message.doubts += message.state == OutboxState.SENDING
    message.state = OutboxState.SENDING
    message.attempts += 1
    message.leased_until = now + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    message.next_try_at = message.leased_until
    message.save(update_fields=["state", "attempts", "doubts", "leased_until", "next_try_at"])


def mark_sent(message: OutboxMessage, now: datetime, *, perhaps_twice: bool) -> None:
    """The message went; `perhaps_twice` when an earlier try may have gone too."""
    state = OutboxState.PERHAPS_TWICE if perhaps_twice else OutboxState.SENT
    _mark(message, state=state, sent_at=now, leased_until=None, error="")


def mark_failed(message: OutboxMessage, reason: str) -> None:
    """The message will not be tried again."""
    _mark(message, state=OutboxState.FAILED, leased_until=None, error=reason)


def mark_address_refused(message: OutboxMessage, now: datetime, reason: str) -> None:
    """The message failed, and its address is known from now on to take no mail."""
    with office_context(message.office_id):
        if _mark(message, state=OutboxState.FAILED, leased_until=None, error=reason):
            mark_refused(message.office_id, message.to_address, reason, now)


def put_off(message: OutboxMessage, now: datetime, reason: str) -> None:
    """The message surely did not go; try later, or give up after many tries."""
    if message.attempts >= MOST_TRIES:
        mark_failed(message, reason)
        return
    later = now + pause_after(message.attempts)
    _mark(message, state=OutboxState.WAITING, leased_until=None, next_try_at=later, error=reason)


def leave_in_doubt(message: OutboxMessage, now: datetime, reason: str) -> None:
    """Nobody knows whether the message went: the next try asks the transport first."""
    if message.attempts >= MOST_TRIES:
        mark_failed(message, reason)
        return
    later = now + pause_after(message.attempts)
    _mark(message, leased_until=later, next_try_at=later, error=reason)


def _mark(message: OutboxMessage, **values: object) -> bool:
    """Write what came of it, unless another worker holds the lease by now."""
    with office_context(message.office_id):
        marked = OutboxMessage.objects.filter(
            pk=message.pk, state=OutboxState.SENDING, leased_until=message.leased_until
        ).update(doubts=message.doubts, **values)
        return bool(marked)
