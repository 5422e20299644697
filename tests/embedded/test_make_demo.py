"""`make demo` as a person types it, from a fresh checkout: start, stop, start again, reset."""

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from core.embedded import ports
from core.embedded.demo.leftovers import MARK

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180.0  # seconds, on a machine that is busy with other tests


@dataclass
class Checkout:
    """A checkout with its own data, and the demo that runs from it."""

    folder: Path
    port: int = field(default_factory=ports.any_free)
    process: subprocess.Popen[bytes] | None = None

    def make(self, target: str) -> subprocess.Popen[bytes]:
        log = (self.folder / "output").open("wb")
        with log:
            return subprocess.Popen(
                ["make", target],
                cwd=self.folder,
                env={
                    "PATH": os.environ["PATH"],
                    "HOME": os.environ["HOME"],
                    "PORT": str(self.port),
                },
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def start(self) -> dict[str, Any]:
        """Run `make demo`, wait until it says that it is ready, return var/demo.json."""
        self.process = self.make("demo")
        deadline = time.monotonic() + PATIENCE
        while not (self.folder / "var" / "demo.json").exists():
            assert self.process.poll() is None, self.output()
            assert time.monotonic() < deadline, self.output()
            time.sleep(0.1)
        demo: dict[str, Any] = json.loads((self.folder / "var" / "demo.json").read_text())
        return demo

    def stop(self, number: signal.Signals, *, group: bool) -> None:
        """Send a signal, to all processes of the terminal or to make alone, and wait."""
        assert self.process is not None
        send = os.killpg if group else os.kill
        send(self.process.pid, number)
        self.process.wait(30)
        self.process = None

    def output(self) -> str:
        return (self.folder / "output").read_text()

    def processes(self) -> list[str]:
        """Return the command of every process that works for this checkout's demo."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                ours = f"{MARK}={self.folder}".encode() in (process / "environ").read_bytes()
            except (OSError, UnicodeDecodeError):
                continue
            if ours or str(self.folder) in command:
                found.append(command)
        return found


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    folder = tmp_path_factory.mktemp("demo") / "checkout"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    checkout = Checkout(folder)
    yield checkout
    if checkout.process is not None:
        checkout.stop(signal.SIGTERM, group=False)
    checkout.make("reset-demo").wait(30)


def read(url: str, token: str = "") -> str:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    request = urllib.request.Request(url, headers=headers)
    with urllib.request.urlopen(request, timeout=20) as response:
        return str(response.read().decode())


def test_the_demo_starts_stops_and_keeps_its_data(checkout: Checkout) -> None:
    first = checkout.start()
    assert first["url"] == f"http://localhost:{checkout.port}"
    assert "<form" in read(f"{first['url']}/accounts/login/")
    assert json.loads(read(f"{first['mail_url']}/messages.json")) is not None
    assert {account["role"] for account in first["accounts"]} >= {"director", "coordinator"}
    assert all(account["email"] in checkout.output() for account in first["accounts"])
    partners = read(f"{first['url']}/api/v1/partners/", first["api_tokens"][0]["token"])
    assert json.loads(partners)["results"]

    checkout.stop(signal.SIGINT, group=True)
    assert checkout.processes() == []
    assert not (checkout.folder / "var" / "demo.json").exists()

    second = checkout.start()
    assert "Making the tables" not in checkout.output()
    assert "Loading" not in checkout.output()
    assert second == first
    again = read(f"{second['url']}/api/v1/partners/", second["api_tokens"][0]["token"])
    assert again == partners

    checkout.stop(signal.SIGTERM, group=False)
    assert checkout.processes() == []


def test_reset_throws_the_data_away(checkout: Checkout) -> None:
    assert checkout.make("reset-demo").wait(30) == 0
    assert "makes it anew" in checkout.output()
    left = {path.name for path in (checkout.folder / "var").iterdir()}
    assert left <= {"demo.lock", "static"}
