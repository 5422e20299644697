"""The mail catcher of the demo and the tests: SMTP that can be asked what it got."""

import json
from http.client import HTTPException
from urllib.parse import urlencode
from urllib.request import urlopen

from core.delivery.smtp import SmtpTransport
from core.delivery.transport import NoAnswer

TIMEOUT = 5  # seconds


class CatcherTransport(SmtpTransport):
    """Asks `{url}/messages.json?message_id=…`."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def can_confirm(self, message_id: str) -> bool | None:
        """Whether the catcher keeps a message with this id."""
        question = f"{self.url}/messages.json?{urlencode({'message_id': message_id})}"
        try:
            with urlopen(question, timeout=TIMEOUT) as answer:  # noqa: S310 - the address is a setting
                return bool(json.load(answer))
        except (OSError, HTTPException, ValueError) as error:
            raise NoAnswer(f"the mail catcher can not be asked: {error}") from error
