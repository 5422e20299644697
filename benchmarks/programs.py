"""Programs that are measured: started in a group of their own, weighed, and stopped."""

import os
import re
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from core.embedded.processes import wait_until

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60.0
STOP_SECONDS = 15.0
PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


class BenchmarkError(RuntimeError):
    """Something did not work; the message is meant for a person."""


class Program:
    """A command that runs until it is stopped; what it says goes into a log."""

    def __init__(self, command: list[str], environment: Mapping[str, str], log: Path) -> None:
        self.log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def wait_for(self, address: str) -> None:
        """Return once the address answers, in whatever way. Raises BenchmarkError."""
        if not wait_until(lambda: self._is_over() or answers(address), START_SECONDS):
            raise BenchmarkError(f"nothing answered at {address}:\n{self.last_words()}")
        if self._is_over():
            raise BenchmarkError(f"a program ended at once:\n{self.last_words()}")

    def stop(self) -> None:
        """End the whole group."""
        if self._is_over():
            return
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End the whole group at once; whatever it was about is rolled back."""
        if not self._is_over():
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def megabytes(self) -> float:
        """The memory of the program and its children, what they share counted once (PSS)."""
        return sum(self.megabytes_of_each())

    def megabytes_of_each(self) -> list[float]:
        """The same, process by process; what two share counts half in each."""
        return [_pss(pid) / 1024 for pid in _family(self._process.pid)]

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text(errors="replace")[-3000:]

    def _is_over(self) -> bool:
        return self._process.poll() is not None


def answers(address: str) -> bool:
    """Whether a server answers there."""
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return [pid]
    return [pid, *(it for child in children for it in _family(int(child)))]


def _pss(pid: int) -> int:
    """Kilobytes of the process, each shared page divided by those who share it."""
    try:
        found = PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
    except (FileNotFoundError, ProcessLookupError):  # ended since its parent was asked
        return 0
    return int(found[1]) if found else 0
