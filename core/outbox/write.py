"""Puts a message into the outbox, in the transaction of what it tells about."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from email.utils import make_msgid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from core.mail.headers import LONGEST_NAME, LONGEST_SUBJECT, one_line, safe_address
from core.models.outbox import OutboxMessage, OutboxState

# Nobody's absence shall answer the human in Reply-To: RFC 3834, and what Exchange reads instead.
BY_MACHINE = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
}


@dataclass(frozen=True)
class Attachment:
    """A kept file (core.files) that travels with a message; `name` is what the reader sees."""

    file: str
    name: str
    type: str = "application/pdf"


@dataclass(frozen=True)
class Letter:
    """A rendered message: to whom, and what they read.

    Name and subject are cleaned of what would break a header. Raises ValueError for an address
    that holds more than an address.
    """

    to_name: str
    to_address: str
    subject: str
    text: str
    html: str = ""
    reply_to: Sequence[str] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    attachments: Sequence[Attachment] = ()

    def __post_init__(self) -> None:
        safe_address(self.to_address)
        cleaned = {
            "to_name": one_line(self.to_name, LONGEST_NAME),
            "subject": one_line(self.subject, LONGEST_SUBJECT),
        }
        for name, value in cleaned.items():
            object.__setattr__(self, name, value)  # a frozen dataclass is set this way, once


@dataclass(frozen=True)
class Slot:
    """What makes a message the only one of its kind: it is never written twice."""

    office_id: int
    rule: str
    recipient: str
    occurrence: str


def post(slot: Slot, letter: Letter, now: datetime) -> OutboxMessage:
    """Write the message unless its slot is taken; return the one that holds the slot."""
    message = OutboxMessage(**asdict(slot), **_content(letter), next_try_at=now)
    OutboxMessage.objects.bulk_create([message], ignore_conflicts=True)
    return OutboxMessage.objects.get(**asdict(slot))


def supersede_waiting(slot: Slot) -> None:
    """Take back the rule's other messages to this recipient that have not gone yet.

    One that is being sent, or of which nobody knows whether it went, is left alone.
    """
    OutboxMessage.objects.filter(
        office=slot.office_id,
        rule=slot.rule,
        recipient=slot.recipient,
        state=OutboxState.WAITING,
    ).exclude(occurrence=slot.occurrence).update(state=OutboxState.SUPERSEDED)


def _content(letter: Letter) -> dict[str, Any]:
    return {
        "message_id": make_msgid(domain=urlsplit(settings.BASE_URL).hostname or "localhost"),
        "to_name": letter.to_name,
        "to_address": letter.to_address,
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "reply_to": list(letter.reply_to),
        "headers": {**BY_MACHINE, **letter.headers},
        "attachments": [asdict(it) for it in letter.attachments],
    }
