"""A whole installation that may be broken: servers and programs of its own, in one folder."""

import json
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import psycopg

from core.embedded import ports
from core.embedded.plain_user import forget_home, plain_user
from core.embedded.postgres import Postgres
from core.embedded.processes import is_alive, wait_until
from core.embedded.valkey import Valkey
from tests.chaos.programs import Program, children, kill, kill_family

CELERY = [sys.executable, "-m", "celery", "--quiet", "-A", "config.celery"]
WORKER = [*CELERY, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle"]
BEAT = [*CELERY, "beat"]
PATIENCE = 150.0  # seconds until something that should happen is given up
KEEP = 100_000  # mails
SWEEP_SECONDS = "2"
# Below the ports that the system hands out: nobody takes them while their server is down.
LOW_PORTS = range(20_000, 30_000)

MakeDatabase = Callable[[Postgres], dict[str, str]]


class Installation:
    """PostgreSQL, Valkey, a mail catcher, workers and beats, each of which can be killed.

    `confirming`: whether workers can ask the mail catcher what it got, or know plain SMTP only.
    """

    def __init__(self, folder: Path, *, confirming: bool) -> None:
        self.folder = folder
        self.mail_folder = folder / "mail"
        self.smtp_port, self.page_port, database_port, broker_port = free_ports(4)
        self.postgres = Postgres(folder / "postgres")
        (self.postgres.home / "port").write_text(str(database_port))
        self.valkey = Valkey(folder / "valkey", throwaway=True)
        (self.valkey.folder / "port").write_text(str(broker_port))
        self.confirming = confirming
        self.environment: dict[str, str] = {}
        self.owner_url = ""
        self.workers: list[Program] = []
        self.beats: list[Program] = []
        self.mail_server = Program("mail-server", self._catcher(), dict(os.environ), folder)

    @property
    def programs(self) -> list[Program]:
        return [*self.workers, *self.beats, self.mail_server]

    def start_servers(self, make_database: MakeDatabase) -> None:
        """Database, broker and mail server; returns when they answer."""
        self.postgres.start()
        urls = make_database(self.postgres)
        self.owner_url = urls["DATABASE_OWNER_URL"]
        self.valkey.start()
        self.mail_server.start()
        assert wait_until(self.mail_server_answers, PATIENCE), self.report()
        self.environment = self._environment(urls["DATABASE_URL"])

    def start_programs(self, workers: int, beats: int) -> None:
        """The workers and the beats, each a process group of its own."""
        for number in range(workers):
            name = f"worker-{number}"
            self.workers.append(self._program(name, [*WORKER, "-n", f"{name}@chaos"]))
        for number in range(beats):
            self.beats.append(self._program(f"beat-{number}", BEAT))
        for program in (*self.workers, *self.beats):
            program.start()

    def tend(self) -> None:
        """Start again what ended by itself, as a process runner does."""
        for program in self.programs:
            program.tend()

    def stop(self) -> None:
        """End everything and delete its files."""
        for program in self.programs:
            program.kill()
        self.postgres.remove()
        self.valkey.remove()

    # --- What can be done to it -----------------------------------------------------------------

    def kill_database(self) -> None:
        """Kill the server with all its sessions, as a power failure does."""
        pid = self.postgres.running_pid()
        if pid is None:
            return
        family = [pid, *children(pid)]
        kill_family(pid)
        self.postgres.stop()
        assert wait_until(lambda: not any(map(is_alive, family)), PATIENCE)

    def start_database(self) -> None:
        """Start the server again unless it runs."""
        if self.postgres.running_pid() is None:
            self.postgres.start()

    def kill_session(self, number: int) -> None:
        """Kill one of the server's processes; the server then ends all sessions and recovers."""
        pid = self.postgres.running_pid()
        sessions = children(pid) if pid else []
        if sessions:
            kill(sessions[number % len(sessions)])

    def lose_the_broker(self) -> None:
        """Kill the broker; what it held is gone, for it keeps nothing on disk."""
        pid = self.valkey.running_pid()
        if pid is not None:
            kill(pid)
            self.valkey.stop()

    def start_broker(self) -> None:
        """Start the broker again, empty, unless it runs."""
        if self.valkey.running_pid() is None:
            self.valkey.start()

    def spoil_the_mail(self, **faults: float) -> None:
        """Tell the mail server how to misbehave; one that is down has no faults."""
        address = f"http://localhost:{self.page_port}/faults"
        with suppress(OSError):
            urlopen(address, json.dumps(faults).encode(), timeout=5).close()

    # --- What can be asked of it ----------------------------------------------------------------

    def ask(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Run a statement as the owner, who sees all offices."""
        with psycopg.connect(self.owner_url, autocommit=True) as owner:
            cursor = owner.execute(query, values)
            return cursor.fetchall() if cursor.description else []

    def database_answers(self) -> bool:
        """Whether the database can be asked."""
        try:
            return self.ask("SELECT 1") == [(1,)]
        except psycopg.OperationalError:
            return False

    def mail_server_answers(self) -> bool:
        """Whether the mail server's page can be read."""
        try:
            urlopen(f"http://localhost:{self.page_port}/style.css", timeout=5).close()
        except OSError:
            return False
        return True

    def report(self) -> str:
        """What a failing run has to show: the last lines of each program."""
        return "\n".join(f"--- {it.name}\n{it.last_words()}" for it in self.programs)

    def _program(self, name: str, command: list[str]) -> Program:
        return Program(name, [*command, "--loglevel", "info"], self.environment, self.folder)

    def _catcher(self) -> list[str]:
        return [
            *(sys.executable, "-m", "core.embedded.mail_catcher", "--keep", str(KEEP)),
            *("--folder", str(self.mail_folder)),
            *("--smtp-port", str(self.smtp_port), "--http-port", str(self.page_port)),
        ]

    def _environment(self, app_url: str) -> dict[str, str]:
        catcher = f"http://localhost:{self.page_port}" if self.confirming else ""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
            "DATABASE_URL": app_url,
            "REDIS_URL": f"{self.valkey.url}/0",
            "EMAIL_URL": f"smtp://{ports.LOOPBACK}:{self.smtp_port}",
            "MAIL_CATCHER_URL": catcher,
            "SWEEP_SECONDS": SWEEP_SECONDS,
        }


@contextmanager
def installed(
    folder: Path, make_database: MakeDatabase, *, confirming: bool = True
) -> Iterator[Installation]:
    """Servers that run, with a database of their own; everything is gone afterwards."""
    with ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)
        stack.callback(forget_home, folder, plain_user())
        installation = Installation(folder, confirming=confirming)
        stack.callback(installation.stop)
        installation.start_servers(make_database)
        yield installation


def free_ports(count: int) -> list[int]:
    """Ports of which nobody takes one while its server is down."""
    found: set[int] = set()
    while len(found) < count:
        port = secrets.choice(LOW_PORTS)
        if ports.is_free(port):
            found.add(port)
    return sorted(found)
