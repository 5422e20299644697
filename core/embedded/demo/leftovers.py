"""Ends what a killed demo left behind (`kill -9` gives it no chance to do so itself)."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from core.embedded.processes import is_alive, wait_until

MARK = "LANYARD_DEMO_OF"
PATIENCE = 5.0  # seconds


def marked(folder: Path) -> dict[str, str]:
    """Return the variable by which processes of the demo in `folder` are known again."""
    return {MARK: str(folder)}


def end_leftovers(folder: Path) -> None:
    """Stop the processes that a demo in `folder` started and that outlived it.

    Only where the system shows processes' environments in /proc; call it while holding the lock,
    when no demo can be running.
    """
    left = list(_processes(folder))
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in left:
            _send(pid, number)
        if wait_until(lambda: not any(map(is_alive, left)), PATIENCE):
            return


def _processes(folder: Path) -> Iterator[int]:
    wanted = f"{MARK}={folder}".encode()
    for file in Path("/proc").glob("[0-9]*/environ"):
        pid = int(file.parent.name)
        try:
            if pid != os.getpid() and wanted in file.read_bytes().split(b"\0"):
                yield pid
        except OSError:  # another user's, or gone meanwhile
            continue


def _send(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
