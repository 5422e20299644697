"""The SMTP side: takes every message for every address, and can misbehave when told to."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import asdict, dataclass, fields

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from core.embedded.mail_catcher.store import MailStore
from core.embedded.ports import LOOPBACK

MOST_BYTES = 30 * 1024 * 1024


@dataclass
class Faults:
    """How the server misbehaves, so that tests can see what a sender makes of it.

    `delay_seconds` before each answer to a message; the next `refuse` messages are turned away
    (451, try later); the next `reject` for good (550); of the next `drop` messages, each is kept
    but the line is cut before the answer, so that the sender can not know.
    """

    delay_seconds: float = 0
    refuse: int = 0
    reject: int = 0
    drop: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def change(self, wanted: dict[str, float]) -> dict[str, float]:
        """Set the named faults and return all; raises `ValueError` on an unknown name."""
        known = {field.name for field in fields(self)}
        if set(wanted) - known:
            raise ValueError(f"Only these can be set: {', '.join(sorted(known))}.")
        with self._lock:
            for name, value in wanted.items():
                setattr(self, name, value)
            return asdict(self)

    def take(self, name: str) -> bool:
        """Tell whether the fault `name` strikes now, and count it down."""
        with self._lock:
            left: int = getattr(self, name)
            if left > 0:
                setattr(self, name, left - 1)
            return left > 0


class Catcher:
    """Answers aiosmtpd's calls: one `handle_…` a command of the protocol."""

    def __init__(self, store: MailStore, faults: Faults) -> None:
        self.store = store
        self.faults = faults

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd calls it by this name
        """Keep the message; the answer's text names the id under which it is kept."""
        await asyncio.sleep(self.faults.delay_seconds)
        if self.faults.take("refuse"):
            return "451 4.3.0 Not now, try again later"
        if self.faults.take("reject"):
            return "550 5.1.1 Not here"
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        key = await asyncio.to_thread(
            self.store.add, envelope.mail_from or "", envelope.rcpt_tos, content
        )
        if self.faults.take("drop") and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return f"250 2.0.0 Caught as {key}"


def smtp_server(store: MailStore, faults: Faults, port: int) -> Controller:
    """Return the server, not started; `start` and `stop` it."""
    return Controller(
        Catcher(store, faults),
        hostname=LOOPBACK,
        port=port,
        data_size_limit=MOST_BYTES,
        enable_SMTPUTF8=True,
        ident="Lanyard mail catcher",
    )
