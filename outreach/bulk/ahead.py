"""Makes rows in a second process, while the first waits for the database to write them.

Started anew, not forked: the first process has a connection. Therefore nothing of Django is
imported here before the second process has set it up.
"""

from __future__ import annotations

import pickle
import queue
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outreach.bulk.making import Batch, Order

AHEAD = 2  # batches that wait; each takes some ten MB
_Waiting = queue.Queue["Batch | None"]


class MakingFailedError(RuntimeError):
    """The second process ended early; it has said why on the standard error."""


def made_ahead(order: Order) -> Iterator[Batch]:
    """The batches of the order, in its order. Raises MakingFailedError."""
    reader, writer = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(
        target=_make, args=(pickle.dumps(order), writer), daemon=True
    )
    process.start()
    writer.close()
    try:
        yield from _received(reader)
        process.join()
    finally:
        process.kill()
        process.join()
        reader.close()
    if process.exitcode:
        raise MakingFailedError


def _received(reader: Connection) -> Iterator[Batch]:
    """What comes through the pipe, read ahead so that nobody has to wait to send."""
    waiting: _Waiting = queue.Queue(AHEAD)
    Thread(target=_read, args=(reader, waiting), daemon=True).start()
    while (batch := waiting.get()) is not None:
        yield batch


def _read(reader: Connection, waiting: _Waiting) -> None:
    try:
        while True:
            waiting.put(reader.recv())
    except (EOFError, OSError):
        waiting.put(None)


def _make(order: bytes, writer: Connection) -> None:
    """The second process. It ends with the pipe, should the first be killed."""
    import django

    django.setup()
    from outreach.bulk.making import make_batches

    for batch in make_batches(pickle.loads(order)):  # noqa: S301 - our own, through a pipe of ours
        writer.send(batch)
