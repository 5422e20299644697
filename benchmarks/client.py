"""The load generator: clients that ask one thing after the other, in a process of its own.

Reads a job from standard input as JSON and answers in JSON. Each client keeps one connection, as
browsers do, and goes through the job's requests in turn. Sockets are used directly: a client
library's own time would be a part of what is measured.
"""

import json
import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CLOSES = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
ONCE = b"0000000000000000"  # in a request: to be another each time
TIMEOUT = 60.0
LEAST = 2  # requests of a client that are measured, however slow they are


@dataclass
class Connection:
    """A connection to the server, opened anew when the server has closed it."""

    port: int
    _socket: socket.socket | None = field(default=None, init=False)

    def ask(self, request: bytes) -> int:
        """Send the request, read the whole answer, return its status."""
        for attempt in (1, 2):
            try:
                return self._ask(request)
            except (ConnectionError, OSError):
                self.close()
                if attempt == 2:
                    raise
        return 0

    def close(self) -> None:
        """Close it; the next request opens another."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _ask(self, request: bytes) -> int:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), TIMEOUT)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        received = self._read_head(self._socket)
        head, _, body = received.partition(b"\r\n\r\n")
        status = int(head[9:12])
        length = LENGTH.search(head)
        missing = (int(length[1]) if length else 0) - len(body)
        while missing > 0:
            missing -= len(self._read(self._socket))
        if CLOSES.search(head):
            self.close()
        return status

    def _read_head(self, server: socket.socket) -> bytes:
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._read(server)
        return received

    @staticmethod
    def _read(server: socket.socket) -> bytes:
        some = server.recv(262_144)
        if not some:
            raise ConnectionResetError("the server hung up")
        return some


@dataclass
class Client:
    """One client; `times` are the milliseconds of what was asked after the warm-up."""

    port: int
    requests: list[bytes]
    number: int
    times: list[float] = field(default_factory=list)
    wrong: dict[int, int] = field(default_factory=dict)

    def run(self, begins: float, ends: float, status: int) -> None:
        """Ask until the time is over."""
        connection = Connection(self.port)
        for request in self._endless():
            before = time.perf_counter()
            if before >= ends and len(self.times) >= LEAST:
                break
            got = connection.ask(request)
            after = time.perf_counter()
            if got != status:
                self.wrong[got] = self.wrong.get(got, 0) + 1
            if before >= begins:
                self.times.append((after - before) * 1000)
        connection.close()

    def _endless(self) -> Iterator[bytes]:
        count = 0
        while True:
            for request in self.requests:
                count += 1
                yield request.replace(ONCE, b"%04d%012d" % (self.number, time.time_ns() % 10**12))


def run(job: dict[str, object]) -> dict[str, object]:
    """Do a job: {port, requests (one list a client), status, warm_up, seconds}."""
    per_client: list[list[str]] = job["requests"]  # type: ignore[assignment]  # as JSON has it
    port, status = int(str(job["port"])), int(str(job["status"]))
    clients = [
        Client(port, [request.encode("latin-1") for request in requests], number)
        for number, requests in enumerate(per_client)
    ]
    begins = time.perf_counter() + float(str(job["warm_up"]))
    ends = begins + float(str(job["seconds"]))
    threads = [
        threading.Thread(target=client.run, args=(begins, ends, status)) for client in clients
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wrong = {code: count for client in clients for code, count in client.wrong.items()}
    times = [it for client in clients for it in client.times]
    return {"times": times, "wrong": wrong, "seconds": time.perf_counter() - begins}


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
