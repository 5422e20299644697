"""What the outbox needs of a mail server, and which one the settings name."""

from typing import Protocol

from django.conf import settings

from core.models.outbox import OutboxMessage

FILE_GONE = "Not tried: a file that the message carries is no longer kept."


class TryLater(Exception):
    """The message surely did not go, but may another time."""


class Refused(Exception):
    """The message did not go and never will; the text says why."""


class AddressRefused(Refused):
    """The address takes no mail: no other message to it will go either."""


class NoAnswer(Exception):
    """The line broke: nobody knows whether the message went."""


class Transport(Protocol):
    """A way for mail to leave."""

    def can_confirm(self, message_id: str) -> bool | None:
        """Whether a message with this id went; None where the transport can not say.

        Raises `NoAnswer` when it can say, but not now.
        """
        ...

    def send(self, message: OutboxMessage) -> None:
        """Hand the message over. Raises `TryLater`, `Refused`, `AddressRefused` or `NoAnswer`."""
        ...


def transport() -> Transport:
    """The transport of this installation."""
    from core.delivery.catcher import CatcherTransport
    from core.delivery.smtp import SmtpTransport

    if settings.MAIL_CATCHER_URL:
        return CatcherTransport(settings.MAIL_CATCHER_URL)
    return SmtpTransport()
