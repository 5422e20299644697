"""Ports on this machine: whether one is taken, and one that stays the same between starts."""

from __future__ import annotations

import socket
from pathlib import Path

LOOPBACK = "127.0.0.1"


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Tell whether a server could listen on `port` now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def any_free() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    return port


def remembered(memory: Path, wish: int = 0) -> int:
    """Return the port written in `memory` if it is still free, else a new one, written there.

    The first time it is the one `wish`ed for, if that is free.
    """
    try:
        port = int(memory.read_text())
    except (FileNotFoundError, ValueError):
        port = wish
    if not port or not is_free(port):
        port = any_free()
    memory.write_text(f"{port}\n")
    return port
