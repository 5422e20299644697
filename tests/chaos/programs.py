"""Processes that are killed and started again."""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from tests.database import ROOT

GONE_SECONDS = 10.0


class Program:
    """A command in a process group of its own, with one log for all its lives.

    `wanted` says whether it should be up: one that ends by itself is then started again, as a
    process runner does; `lives` counts the starts.
    """

    def __init__(
        self, name: str, command: list[str], environment: dict[str, str], folder: Path
    ) -> None:
        self.name = name
        self.command = command
        self.environment = environment
        self.log = folder / f"{name}.log"
        self.wanted = False
        self.lives = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process id; None while it is not up."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self) -> None:
        """Start it unless it is up."""
        self.wanted = True
        if self.pid is not None:
            return
        self._end()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.lives += 1

    def kill(self) -> None:
        """Kill the whole group at once; it stays down until it is started."""
        self.wanted = False
        self._end()

    def tend(self) -> None:
        """Start it again if it ended by itself."""
        if self.wanted:
            self.start()

    def last_words(self, characters: int = 3000) -> str:
        """The end of its log."""
        return self.log.read_text(errors="replace")[-characters:] if self.log.exists() else ""

    def _end(self) -> None:
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(GONE_SECONDS)


def children(pid: int) -> list[int]:
    """The ids of a process's children, in ascending order."""
    table = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], check=True, capture_output=True, text=True
    )
    pairs = (map(int, line.split()) for line in table.stdout.splitlines())
    return sorted(child for child, parent in pairs if parent == pid)


def kill(pid: int) -> None:
    """Kill one process; one that is gone already is as good."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def kill_family(pid: int) -> None:
    """Kill a process and its children, which may have groups of their own."""
    os.kill(pid, signal.SIGSTOP)  # it makes no more children
    for child in children(pid):
        kill(child)
    kill(pid)
