"""Sends an office's waiting messages, one by one: claim, ask if in doubt, send, mark."""

import logging

from django.db import connection
from django.utils import timezone

from core.delivery.transport import (
    AddressRefused,
    NoAnswer,
    Refused,
    Transport,
    TryLater,
    transport,
)
from core.models.outbox import OutboxMessage
from core.outbox.claim import (
    claim,
    leave_in_doubt,
    mark_address_refused,
    mark_failed,
    mark_sent,
    put_off,
)
from core.registries.refusals import refused_before
from core.tenancy.context import office_context

logger = logging.getLogger(__name__)

# Messages; a longer queue goes to the back, so that other offices have their turn, and a mail
# server that answers nobody holds a worker for minutes, not for a quarter of an hour.
BATCH = 10
NOT_TRIED = "Not tried: mail to this address came back before."
PERHAPS_ARRIVED = "The mail server did not answer, twice. The message may have arrived."


def outbox_offices() -> list[int]:
    """The offices that have messages to be sent, or to be asked after."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM lookup.outbox_offices()")
        return [office_id for (office_id,) in cursor.fetchall()]


def work_outbox(office_id: int, limit: int = BATCH) -> int:
    """Send at most `limit` messages and return how many were tried.

    Reads the clock for each message: sending takes time, and a lease starts when it is taken.
    """
    way = transport()
    for done in range(limit):
        message = claim(office_id, timezone.now())
        if message is None:
            return done
        _deliver(way, message)
    return limit


def _deliver(way: Transport, message: OutboxMessage) -> None:
    try:
        _ask_or_send(way, message)
    except AddressRefused as error:
        mark_address_refused(message, timezone.now(), str(error))
    except Refused as error:
        mark_failed(message, str(error))
    except TryLater as error:
        put_off(message, timezone.now(), str(error))
    except NoAnswer as error:
        leave_in_doubt(message, timezone.now(), str(error))
    except Exception as error:
        # Something nobody thought of: this message is tried again, the others go on.
        logger.exception("message %s of office %s failed", message.pk, message.office_id)
        leave_in_doubt(message, timezone.now(), f"{type(error).__name__}: {error}")


def _ask_or_send(way: Transport, message: OutboxMessage) -> None:
    went = way.can_confirm(message.message_id) if message.doubts else False
    if went:
        mark_sent(message, timezone.now(), perhaps_twice=False)
    elif went is None and message.doubts > 1:
        mark_failed(message, PERHAPS_ARRIVED)
    else:
        message.doubts = message.doubts if went is None else 0
        _refuse_known(message)
        way.send(message)
        mark_sent(message, timezone.now(), perhaps_twice=went is None)


def _refuse_known(message: OutboxMessage) -> None:
    """Do not bother a server that has said of this address that it takes no mail."""
    with office_context(message.office_id):
        why = refused_before(message.office_id, message.to_address)
    if why:
        raise Refused(f"{NOT_TRIED} {why}")
