"""Small tools to wait for a server and to stop it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path


class EmbeddedServerError(RuntimeError):
    """An embedded server could not be started; the message is meant for a person."""


def wait_until(ready: Callable[[], bool], seconds: float, *, every: float = 0.02) -> bool:
    """Ask `ready` until it says yes or `seconds` are over; return its last answer."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            return False
        time.sleep(every)
    return True


def is_alive(pid: int) -> bool:
    """Tell whether a process with this id runs, whoever owns it; a zombie does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state != "Z"


def stop(process: subprocess.Popen[bytes], *, gently: int, firmly: int, patience: float) -> None:
    """Send the `gently` signal; after `patience` seconds without effect send `firmly`."""
    if process.poll() is not None:
        return
    process.send_signal(gently)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.send_signal(firmly)
        process.wait(patience)


def stop_orphan(pid: int, *, gently: int, patience: float) -> None:
    """Stop a process that is not our child, the hard way if it does not listen."""
    os.kill(pid, gently)
    if not wait_until(lambda: not is_alive(pid), patience):
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not is_alive(pid), patience)
