"""The caught mail: one file a message, so that it is still there after a restart."""

from __future__ import annotations

import email
import email.policy
import itertools
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

KEEP = 2000  # messages; the oldest go first
ENVELOPE_TO = "X-Caught-To"
ENVELOPE_FROM = "X-Caught-From"
ENVELOPE_AT = "X-Caught-At"


@dataclass(frozen=True)
class CaughtMail:
    """One message as it arrived; `recipients` are the envelope's, so blind copies are among them.

    `date` is when it was caught (UTC). `html` is empty when the message has no such part.
    """

    id: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    message_id: str
    date: datetime
    text: str
    html: str
    headers: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, object]:
        """Return what `/messages.json` says of this message."""
        return {
            "id": self.id,
            "to": list(self.recipients),
            "from": self.sender,
            "subject": self.subject,
            "message_id": self.message_id,
            "date": self.date.isoformat(),
            "text": self.text,
            "html": self.html,
            "headers": dict(self.headers),
        }


class MailStore:
    """Keeps at most `keep` messages in `folder`; safe to use from several threads."""

    def __init__(self, folder: Path, keep: int = KEEP) -> None:
        self.folder = folder
        self.keep = keep
        self._lock = threading.Lock()
        self._parsed: dict[str, CaughtMail] = {}
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        for file in folder.glob("*.eml"):
            self._parsed[file.stem] = parse(file.stem, file.read_bytes())

    def add(self, sender: str, recipients: list[str], message: bytes) -> str:
        """Keep one message and return its id; it is on disk when this returns."""
        envelope = (
            f"{ENVELOPE_FROM}: {sender}\r\n{ENVELOPE_TO}: {', '.join(recipients)}\r\n"
            f"{ENVELOPE_AT}: {datetime.now(UTC).isoformat()}\r\n"
        )
        whole = envelope.encode() + message
        with self._lock:
            key = str(max(time.time_ns(), *(int(old) + 1 for old in self._newest(1)), 0))
            fresh = self.folder / f"{key}.new"
            fresh.write_bytes(whole)
            fresh.rename(self.file(key))
            self._parsed[key] = parse(key, whole)
            self._drop(list(itertools.islice(self._newest(), self.keep, None)))
        return key

    def newest_first(self, *, message_id: str = "", to: str = "") -> list[CaughtMail]:
        """Return the messages, or those with this Message-ID or this recipient."""
        with self._lock:
            mails = [self._parsed[key] for key in self._newest()]
        return [
            mail
            for mail in mails
            if (not message_id or bare(mail.message_id) == bare(message_id))
            and (not to or to.lower() in (address.lower() for address in mail.recipients))
        ]

    def get(self, key: str) -> CaughtMail | None:
        """Return one message, or None."""
        with self._lock:
            return self._parsed.get(key)

    def clear(self) -> None:
        """Delete every message."""
        with self._lock:
            self._drop(list(self._parsed))

    def file(self, key: str) -> Path:
        """Return where the message with this id is kept."""
        return self.folder / f"{key}.eml"

    def _newest(self, count: int | None = None) -> list[str]:
        return sorted(self._parsed, key=int, reverse=True)[:count]

    def _drop(self, keys: list[str]) -> None:
        for key in keys:
            self.file(key).unlink(missing_ok=True)
            del self._parsed[key]


def parse(key: str, whole: bytes) -> CaughtMail:
    """Read a kept message; a broken one shows what can be read of it."""
    message = email.message_from_bytes(whole, policy=email.policy.default)
    headers = tuple((name, _header(message, name)) for name in message)
    return CaughtMail(
        id=key,
        sender=_header(message, ENVELOPE_FROM),
        recipients=tuple(filter(None, _header(message, ENVELOPE_TO).split(", "))),
        subject=_header(message, "Subject"),
        message_id=_header(message, "Message-ID"),
        date=datetime.fromtimestamp(int(key) / 1e9, UTC),
        text=_body(message, "plain"),
        html=_body(message, "html"),
        headers=tuple(pair for pair in headers if not pair[0].startswith("X-Caught-")),
    )


def bare(message_id: str) -> str:
    """Return a Message-ID without its angle brackets: people ask with and without them."""
    return message_id.strip().removeprefix("<").removesuffix(">")


def _header(message: EmailMessage, name: str) -> str:
    return str(message.get(name, ""))


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content()).replace("\r\n", "\n")
    except (LookupError, UnicodeError):  # an unknown character set
        payload = part.get_payload(decode=True)
        return payload.decode("latin-1") if isinstance(payload, bytes) else ""
