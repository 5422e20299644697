"""A whole installation for one test: database, broker, mail catcher, and processes to kill."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import psycopg

from core.embedded import ports, processes
from core.embedded.processes import stop
from core.embedded.valkey import Valkey
from tests import database
from tests.kill.backend import DEATH_WARRANT

CELERY = [sys.executable, "-m", "celery", "--quiet", "-A", "config.celery"]
# `--beat` starts a beat beside the worker, from the modules that are loaded already.
WORKER = ["worker", "--beat", "--concurrency", "1", "--without-gossip", "--without-mingle"]
PATIENCE = 150.0  # seconds until something that should happen counts as lost
wait_until = partial(processes.wait_until, every=0.1)
"""Asked less often: what is waited for needs the processors itself."""


class Stage:
    """Starts and kills the processes of an installation whose files are in `folder`."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.warrant = folder / "death-warrant"
        self.valkey = Valkey(folder / "valkey", throwaway=True)
        self.processes: list[subprocess.Popen[bytes]] = []
        self.smtp_port = ports.remembered(folder / "smtp-port")
        self.page_port = ports.remembered(folder / "page-port")

    @property
    def owner_url(self) -> str:
        return database.url_of("DATABASE_OWNER_URL", self.name)

    def start_servers(self) -> None:
        """The broker and the mail catcher; the database is there already."""
        self.valkey.start()
        self._start(
            [
                *(sys.executable, "-m", "core.embedded.mail_catcher"),
                *("--folder", str(self.folder / "mail")),
                *("--smtp-port", str(self.smtp_port), "--http-port", str(self.page_port)),
            ]
        )
        assert wait_until(self._catcher_answers, PATIENCE), "the mail catcher did not start"

    def start_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """A worker with a beat of its own; killing its group kills both."""
        name = f"w{len(self.processes)}@test"
        return self._start([*CELERY, *WORKER, "--loglevel", "info", "-n", name], environment)

    def lose_the_broker(self) -> None:
        """Kill the broker; what it held is gone, for it keeps nothing on disk."""
        pid = self.valkey.running_pid()
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        self.valkey.stop()

    def stop(self) -> None:
        """End everything that was started."""
        self._owner.close()
        for process in self.processes:
            stop(process, gently=signal.SIGKILL, firmly=signal.SIGKILL, patience=5)
            _end_children(process)
        self.valkey.remove()

    def mails(self, **filters: str) -> list[str]:
        """The Message-IDs that the catcher got, oldest first."""
        url = f"http://localhost:{self.page_port}/messages.json?{urlencode(filters)}"
        with urlopen(url, timeout=5) as answer:
            return [mail["message_id"] for mail in reversed(json.load(answer))]

    def ask(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Run a statement as the owner, who sees all offices."""
        cursor = self._owner.execute(query, values)
        return cursor.fetchall() if cursor.description else []

    @cached_property
    def _owner(self) -> psycopg.Connection:
        """One connection for all that is asked: to open it takes a hundred times as long."""
        return psycopg.connect(self.owner_url, autocommit=True)

    def report(self) -> str:
        """What a failing test has to show: the rows, and the last lines of each process."""
        rows = self.ask(
            "SELECT 'due', state, outcome, count(*) FROM core_duerow GROUP BY state, outcome"
            " UNION ALL SELECT 'mail', state, error, count(*) FROM core_outboxmessage"
            " GROUP BY state, error"
        )
        return f"{len(self.mails())} mails\n{rows}\n{self.logs()}"

    def logs(self) -> str:
        """The last lines that each process wrote."""
        files = sorted(self.folder.glob("*.log"))
        return "\n".join(f"--- {file.name}\n{file.read_text()[-3000:]}" for file in files)

    def _start(
        self, command: list[str], environment: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        with (self.folder / f"process-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=database.ROOT,
                env=os.environ | self._environment() | (environment or {}),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def _environment(self) -> dict[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": "tests.kill.settings",
            "DATABASE_URL": database.url_of("DATABASE_URL", self.name),
            "REDIS_URL": f"{self.valkey.url}/0",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.smtp_port}",
            "MAIL_CATCHER_URL": f"http://localhost:{self.page_port}",
            "SWEEP_SECONDS": "1",
            DEATH_WARRANT: str(self.warrant),
        }

    def _catcher_answers(self) -> bool:
        try:
            return self.mails() == []
        except OSError:
            return False


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """A stage with a database of its own; everything is gone afterwards."""
    with ExitStack() as stack:
        name = stack.enter_context(database.scratch("kill"))
        stage = Stage(folder, name)
        stack.callback(stage.stop)
        stage.start_servers()
        yield stage


def _end_children(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
