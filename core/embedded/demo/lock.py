"""One demo at a time on one checkout."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.embedded.processes import EmbeddedServerError


@contextmanager
def only_one(file: Path, doing: str) -> Iterator[None]:
    """Hold the lock while the block runs; the system lets go of it even if we are killed.

    Raises `EmbeddedServerError` with what the holder said it was `doing`.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+") as lock:
        try:
            # Not `flock`: a forked child would hold that too, and may outlive us.
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            lock.seek(0)
            raise EmbeddedServerError(
                f"The demo already runs from this folder ({lock.read().strip()}). "
                "Stop it with Ctrl-C in its terminal first."
            ) from None
        lock.truncate(0)
        lock.write(f"{doing}\n")
        lock.flush()
        yield
