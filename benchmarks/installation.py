"""The whole installation that is measured: servers, database, programs, in one folder."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.programs import ROOT, BenchmarkError, Program
from benchmarks.scale import Scale
from core.embedded import ports
from core.embedded.plain_user import forget_home, plain_user
from core.embedded.postgres import Postgres
from core.embedded.valkey import Valkey
from core.programs import PREPARING, command

# What any guide to PostgreSQL sets on a machine of this size; all that keeps data safe stays on.
SERVER = {
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
    "maintenance_work_mem": "256MB",
    "work_mem": "16MB",
    "effective_cache_size": "4GB",
    "random_page_cost": "1.1",
    "max_connections": "60",
}
WORKERS, THREADS = 2, 4
FLOOR = "floor"


class Installation:
    """Lanyard as it runs in production, and the bare project beside it."""

    def __init__(self, folder: Path, scale: Scale) -> None:
        self.folder = folder
        self.sweep_every = scale.sweep_every
        settings = SERVER | {"shared_buffers": scale.shared_buffers}
        self.postgres = Postgres(folder / "postgres", throwaway=scale.throwaway, settings=settings)
        self.valkey = Valkey(folder / "valkey", throwaway=True)
        self.web_port, self.floor_port = ports.any_free(), ports.any_free()
        self.smtp_port = self.mail_port = 0
        self.environment: dict[str, str] = {}
        self.owner_url = ""

    @property
    def address(self) -> str:
        return f"http://localhost:{self.web_port}"

    def prepare(self, make_database: "MakeDatabase | None" = None) -> None:
        """Start the servers; make the database, its tables and the static files."""
        self.postgres.start()
        self.valkey.start()
        self.environment = os.environ | self._settings()
        self.environment.pop("LANYARD_DATABASE_ROLE", None)
        self.environment |= (make_database or made)(self)
        self.owner_url = self.environment["DATABASE_OWNER_URL"]
        self.run("manage.py", "collectstatic", "--noinput", "-v0")

    def admin_url(self, database: str) -> str:
        """The superuser's address of a database."""
        return self.postgres.admin_url.rpartition("/")[0] + f"/{database}"

    @property
    def database(self) -> str:
        """The name of Lanyard's database."""
        return self.owner_url.rpartition("/")[2]

    def run(self, *arguments: str, more: dict[str, str] | None = None) -> str:
        """What a Python program of ours says; raises BenchmarkError with its words if it fails."""
        done: subprocess.CompletedProcess[str] = subprocess.run(
            [sys.executable, *arguments],
            check=False,
            cwd=ROOT,
            env=self.environment | (more or {}),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise BenchmarkError(
                f"{' '.join(arguments)}:\n{done.stdout[-2000:]}{done.stderr[-3000:]}"
            )
        return done.stdout

    def ask(self, module: str, question: Mapping[str, Any], *, as_owner: bool = False) -> Any:
        """What a module of `benchmarks.inside` answers; it runs in a process with Django."""
        more = {"LANYARD_DATABASE_ROLE": "owner"} if as_owner else {}
        said = self.run("-m", f"benchmarks.inside.{module}", json.dumps(question), more=more)
        return json.loads(said.splitlines()[-1])

    def web(self) -> Program:
        """Lanyard's web server, with two workers."""
        program = Program(command("web"), self.environment, self.folder / "web.log")
        program.wait_for(f"{self.address}/accounts/login/")
        return program

    def worker(self) -> Program:
        """Lanyard's worker, with two processes."""
        arguments = ["--concurrency", str(WORKERS), "--loglevel", "warning"]
        return Program(
            [*command("worker"), *arguments], self.environment, self.folder / "worker.log"
        )

    def beat(self) -> Program:
        """What starts the sweeps."""
        return Program(
            [*command("beat"), "--loglevel", "warning"], self.environment, self.folder / "beat.log"
        )

    def floor(self) -> Program:
        """The bare project under the same server, with as many workers and threads."""
        environment = self.environment | {"FLOOR_DATABASE_URL": self.admin_url(FLOOR)}
        program = Program(
            [
                *(sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.floor_port}"),
                *("--workers", str(WORKERS), "--threads", str(THREADS), "--keep-alive", "5"),
                *("--worker-class", "gthread", "--log-level", "warning", "--no-control-socket"),
                "benchmarks.floors.wsgi",
            ],
            environment,
            self.folder / "floor.log",
        )
        program.wait_for(f"http://localhost:{self.floor_port}/search/?q=a")
        return program

    def mail_catcher(self, keep: int) -> Program:
        """The mail server, which keeps what it gets; programs started from now on know it.

        Its ports are chosen only now: in the minutes before, a connection could take them.
        """
        self.smtp_port, self.mail_port = ports.any_free(), ports.any_free()
        self.environment["EMAIL_URL"] = f"smtp://{ports.LOOPBACK}:{self.smtp_port}"
        program = Program(
            [
                *(sys.executable, "-m", "core.embedded.mail_catcher", "--keep", str(keep)),
                *("--folder", str(self.folder / "mail"), "--smtp-port", str(self.smtp_port)),
                *("--http-port", str(self.mail_port)),
            ],
            self.environment,
            self.folder / "mail.log",
        )
        program.wait_for(f"http://localhost:{self.mail_port}/style.css")
        return program

    def stop(self) -> None:
        """End the servers and delete their files."""
        self.postgres.remove()
        self.valkey.remove()

    def _settings(self) -> dict[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": "config.settings.prod",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "TENANCY_KEY": secrets.token_urlsafe(32),
            "BASE_URL": self.address,
            "BIND": f"127.0.0.1:{self.web_port}",
            "WEB_WORKERS": str(WORKERS),
            "WEB_THREADS": str(THREADS),
            "REDIS_URL": f"{self.valkey.url}/0",
            "EMAIL_URL": f"smtp://{ports.LOOPBACK}:1",  # nobody, until there is a mail server
            "MAIL_CATCHER_URL": "",
            "STATIC_ROOT": str(self.folder / "static"),
            "MEDIA_ROOT": str(self.folder / "media"),
            "API_REQUESTS_PER_MINUTE": "100000000",
            "SWEEP_SECONDS": str(self.sweep_every),
        }


MakeDatabase = Callable[[Installation], dict[str, str]]
"""Makes the database on the installation's server; answers how the programs reach it."""


def made(installation: Installation) -> dict[str, str]:
    """The database as any installation makes it."""
    postgres = installation.postgres
    urls = {
        variable: postgres.url(role, secrets.token_hex(16), "lanyard")
        for variable, role in (
            ("DATABASE_OWNER_URL", "lanyard_owner"),
            ("DATABASE_URL", "lanyard_app"),
        )
    }
    for arguments in PREPARING:
        more = urls | {"DATABASE_ADMIN_URL": postgres.admin_url}
        installation.run("manage.py", *arguments, more=more)
    return urls


@contextmanager
def installed(
    folder: Path, scale: Scale, make_database: MakeDatabase | None = None
) -> Iterator[Installation]:
    """An installation whose servers run; everything of it is gone afterwards."""
    with ExitStack() as stack:
        _forget(folder)
        folder.mkdir(parents=True)
        stack.callback(_forget, folder)
        installation = Installation(folder, scale)
        stack.callback(installation.stop)
        installation.prepare(make_database)
        yield installation


def _forget(folder: Path) -> None:
    """Stop what a killed run has left, and delete its files."""
    if (folder / "postgres").exists() or (folder / "valkey").exists():
        Postgres(folder / "postgres").stop_orphan()
        Valkey(folder / "valkey").stop_orphan()
    forget_home(folder / "postgres", plain_user())
    shutil.rmtree(folder, ignore_errors=True)
