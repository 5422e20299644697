"""Plain SMTP, or whichever mail backend Django is told to use. It can not confirm."""

import contextlib
import smtplib

from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend

from core.delivery.transport import NoAnswer, Refused, TryLater
from core.mail.headers import mailbox
from core.models.outbox import OutboxMessage

FOR_GOOD = 500  # answers of a mail server from here on mean: never


class SmtpTransport:
    """Sends over a connection of its own, so that each message fails for itself."""

    def can_confirm(self, message_id: str) -> bool | None:
        """SMTP has no question for that."""
        return None

    def send(self, message: OutboxMessage) -> None:
        """Connect, hand over, and take the server's word on it."""
        backend = mailers.default
        try:
            backend.open()
        except OSError as error:  # smtplib's errors are OSErrors too
            raise TryLater(str(error)) from error
        try:
            _hand_over(backend, message)
        finally:
            # What goes wrong while saying goodbye changes nothing any more.
            with contextlib.suppress(OSError):
                backend.close()


def _hand_over(backend: BaseEmailBackend, message: OutboxMessage) -> None:
    try:
        backend.send_messages([as_email(message)])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        raise _said_no(code, words) from error
    except smtplib.SMTPResponseException as error:
        raise _said_no(error.smtp_code, error.smtp_error) from error
    except ValueError as error:  # an address or header that can not be written
        raise Refused(str(error)) from error
    except OSError as error:
        raise NoAnswer(str(error) or type(error).__name__) from error


def _said_no(code: int, words: bytes | str) -> TryLater | Refused:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return (Refused if code >= FOR_GOOD else TryLater)(f"{code} {text}")


def as_email(message: OutboxMessage) -> EmailMultiAlternatives:
    """The message as Django sends it, under the Message-ID that it keeps at each try."""
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        to=[mailbox(message.to_name, message.to_address)],
        reply_to=message.reply_to,
        headers={"Message-ID": message.message_id, **message.headers},
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    return email
