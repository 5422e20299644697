"""A document that is made goes to a partner's person by mail: once to each address."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from core.mail.headers import safe_address
from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.write import Slot, post
from recognition.actions.authors import require_thanking
from recognition.emails import document_letter
from recognition.enums.documents import DocumentState
from recognition.models import Document
from recognition.queries.mailed import RULE, recipient_of


@action
def mail_document(*, by: Actor, document: Document, to: str) -> OutboxMessage:
    """Put the mail into the outbox, unless it went to that address before: then that one.

    Raises ValidationError for `to`.
    """
    require_thanking(by)
    hold(document)
    address = _checked(to)
    if document.state != DocumentState.MADE or document.archived_at is not None:
        raise ValidationError({"to": [_("It can be mailed once it is made.")]})
    return post_document(document, address, timezone.now())


def post_document(document: Document, address: str, now: datetime) -> OutboxMessage:
    """The message of a document to an address, written now or before. For actions."""
    to = hashlib.sha256(address.strip().lower().encode()).hexdigest()[:32]
    slot = Slot(document.office_id, RULE, recipient_of(document.pk), to)
    message = post(slot, document_letter(document, address), now)
    if message.state == OutboxState.SUPERSEDED:  # it was taken back before it went
        message.state, message.next_try_at = OutboxState.WAITING, now
        message.save(update_fields=["state", "next_try_at"])
    return message


def take_back_mails(office_id: int, documents: Iterable[int]) -> None:
    """Mail of these documents that no server has had yet does not go. For actions."""
    waiting = _mails(office_id, documents).filter(state=OutboxState.WAITING)
    waiting.update(state=OutboxState.SUPERSEDED)


def give_again(office_id: int, documents: Iterable[int]) -> None:
    """Mail of these documents that was taken back goes after all. For actions."""
    taken = _mails(office_id, documents).filter(state=OutboxState.SUPERSEDED)
    taken.update(state=OutboxState.WAITING, next_try_at=timezone.now())


def _mails(office_id: int, documents: Iterable[int]) -> QuerySet[OutboxMessage]:
    recipients = [recipient_of(pk) for pk in documents]
    return OutboxMessage.objects.filter(office=office_id, rule=RULE, recipient__in=recipients)


def _checked(address: str) -> str:
    try:
        validate_email(address.strip())
        return safe_address(address)
    except (ValidationError, ValueError) as error:
        raise ValidationError({"to": [_("Write an email address.")]}) from error
