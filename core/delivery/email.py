"""A message of the outbox as Django sends it, with the files that travel with it."""

from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import EmailPolicy, default
from typing import Any, cast

from django.core.mail import EmailMultiAlternatives

from core.files import read_kept
from core.mail.headers import mailbox
from core.models.outbox import OutboxMessage


class WholeHeader(UnstructuredHeader):
    """A header that is an address of its own: never cut, never encoded.

    Python would write a long one as encoded words, which no program that looks for a link reads.
    A line may have 998 characters (RFC 5322, 2.1.1).
    """

    def fold(self, *, policy: Any) -> str:
        """The header on one line."""
        header = cast(Any, self)
        return f"{header.name}: {header}{policy.linesep}"


def _whole_links() -> HeaderRegistry:
    registry = HeaderRegistry()
    for name in ("list-unsubscribe", "list-id"):
        registry.map_to_type(name, cast(Any, WholeHeader))
    return registry


class OutboxEmail(EmailMultiAlternatives):
    """Django's message, whose List headers arrive as they were written."""

    def message(  # type: ignore[override]  # Django passes no other kind of policy
        self, *, policy: "EmailPolicy[Any]" = default
    ) -> EmailMessage:
        """As Django builds it."""
        return super().message(policy=policy.clone(header_factory=_whole_links()))


def as_email(message: OutboxMessage) -> OutboxEmail:
    """The message as Django sends it, under the Message-ID that it keeps at each try.

    Raises NotKept when a file that it shall carry is gone.
    """
    email = OutboxEmail(
        subject=message.subject,
        body=message.text,
        to=[mailbox(message.to_name, message.to_address)],
        reply_to=message.reply_to,
        headers={"Message-ID": message.message_id, **message.headers},
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    for attachment in message.attachments:
        content = read_kept(attachment["file"])
        email.attach(attachment["name"], content, attachment["type"])
    return email
