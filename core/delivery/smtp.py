"""Plain SMTP, or whichever mail backend Django is told to use. It can not confirm."""

import contextlib
import smtplib

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend

from core.delivery.answers import FOR_GOOD, blames_address
from core.delivery.email import OutboxEmail, as_email
from core.delivery.transport import FILE_GONE, AddressRefused, NoAnswer, Refused, TryLater
from core.files import NotKept
from core.models.outbox import OutboxMessage


class SmtpTransport:
    """Sends over a connection of its own, so that each message fails for itself."""

    def can_confirm(self, message_id: str) -> bool | None:
        """SMTP has no question for that."""
        return None

    def send(self, message: OutboxMessage) -> None:
        """Connect, hand over, and take the server's word on it."""
        email, backend = _written(message), mailers.default
        try:
            backend.open()
        except OSError as error:  # smtplib's errors are OSErrors too
            raise TryLater(str(error)) from error
        try:
            _hand_over(backend, email)
        finally:
            # What goes wrong while saying goodbye changes nothing any more.
            with contextlib.suppress(OSError):
                backend.close()


def _written(message: OutboxMessage) -> OutboxEmail:
    """The message with its files, before a server is bothered."""
    try:
        return as_email(message)
    except ValueError as error:  # an address or header that can not be written
        raise Refused(str(error)) from error
    except NotKept as error:
        raise Refused(FILE_GONE) from error
    except OSError as error:  # the storage does not answer
        raise TryLater(str(error) or type(error).__name__) from error


def _hand_over(backend: BaseEmailBackend, email: OutboxEmail) -> None:
    try:
        backend.send_messages([email])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        raise _said_no(code, words, about_address=True, at_recipient=True) from error
    except smtplib.SMTPSenderRefused as error:
        raise _said_no(error.smtp_code, error.smtp_error, about_address=False) from error
    except smtplib.SMTPResponseException as error:
        raise _said_no(error.smtp_code, error.smtp_error) from error
    except ValueError as error:  # a header that can not be written
        raise Refused(str(error)) from error
    except OSError as error:
        raise NoAnswer(str(error) or type(error).__name__) from error


def _said_no(
    code: int, words: bytes | str, *, about_address: bool = True, at_recipient: bool = False
) -> TryLater | Refused:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    answer = " ".join(f"{code} {text}".split())
    if code < FOR_GOOD:
        return TryLater(answer)
    blamed = about_address and blames_address(code, text, at_recipient=at_recipient)
    return (AddressRefused if blamed else Refused)(answer)
