"""Sees every file that is opened and every connection that is tried while something is printed."""

import http.server
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

REDIRECTS = {"/redirect": "/image.png", "/redirect-to-file": "file:///etc/passwd"}
OUTWARD = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "urllib.Request",
    "http.client.connect",
    "ftplib.connect",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
)


@dataclass
class Seen:
    """What was done in the watching thread."""

    opened: list[str] = field(default_factory=list)
    outward: list[str] = field(default_factory=list)


_watch = threading.local()


@contextmanager
def watched() -> Iterator[Seen]:
    """Watch this thread."""
    _listen()
    _watch.seen = seen = Seen()
    try:
        yield seen
    finally:
        _watch.seen = None


@cache
def _listen() -> None:
    sys.addaudithook(_hear)  # it stays for good, and looks away unless somebody watches


def _hear(event: str, args: tuple[Any, ...]) -> None:
    seen = getattr(_watch, "seen", None)
    if seen is None:
        return
    if event == "open" and isinstance(args[0], str | bytes | Path):
        path = args[0]
        seen.opened.append(path.decode() if isinstance(path, bytes) else str(path))
    elif event in OUTWARD:
        seen.outward.append(f"{event} {args!r}")


class Server(http.server.ThreadingHTTPServer):
    """A server of this machine that counts who asks it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        target = REDIRECTS.get(self.path)
        self.send_response(302 if target else 200)
        if target:
            self.send_header("Location", target)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing in the tests' output."""


@contextmanager
def listening_server() -> Iterator[Server]:
    """A server that listens while the block runs."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def reach(server: Server) -> None:
    """Ask it once, to show that it would hear."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as connection:
        connection.sendall(b"GET /hello HTTP/1.0\r\n\r\n")
        connection.recv(100)
