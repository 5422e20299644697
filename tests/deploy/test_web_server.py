"""The real web server with production settings: forks, restarts of the database, static files."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psycopg
import pytest

from core.embedded import ports
from core.embedded.processes import stop, wait_until
from core.programs import command
from tests import database

THREADS = 4
PATIENCE = 60.0
UNKNOWN = "sessionid=" + 32 * "x"  # the database has to be asked for it
BEHIND_HTTPS = {"Host": "crm.example.org", "X-Forwarded-Proto": "https"}


@dataclass(frozen=True)
class Server:
    """A running web server, its database and its log."""

    port: int
    database: str
    folder: Path

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str]]:
        """Status and headers of an answer."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request("GET", path, headers=BEHIND_HTTPS | headers)
            answer = line.getresponse()
            return answer.status, dict(answer.headers)
        finally:
            line.close()

    def answers(self) -> bool:
        try:
            return self.get("/healthz")[0] == 200
        except (OSError, HTTPException):
            return False

    def sessions(self, *, end: bool = False) -> int:
        """How many connections it has to the database; `end` them, as a restart does."""
        what = "pg_terminate_backend(pid)" if end else "pid"
        with psycopg.connect(os.environ["DATABASE_ADMIN_URL"], autocommit=True) as admin:
            return admin.execute(
                f"SELECT {what} FROM pg_stat_activity WHERE datname = %s", [self.database]
            ).rowcount

    def lines(self) -> list[dict[str, object]]:
        """Its log, each line as JSON."""
        return [json.loads(line) for line in (self.folder / "web.log").read_text().splitlines()]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("web")
    port = ports.remembered(folder / "port")
    with database.scratch("web") as name, (folder / "web.log").open("wb") as log:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.prod",
            "DATABASE_URL": database.url_of("DATABASE_URL", name),
            "BASE_URL": "https://crm.example.org",
            "ALLOWED_HOSTS": "crm.example.org",
            "STATIC_ROOT": str(folder / "static"),
            "PORT": str(port),
            "GRACEFUL_SECONDS": "3",
        }
        for variable in ("LOG_FORMAT", "LOG_LEVEL", "BIND"):
            environment.pop(variable, None)
        collect = [command("web")[0], "manage.py", "collectstatic", "--noinput", "-v0"]
        subprocess.run(collect, cwd=database.ROOT, env=environment, check=True)
        process = subprocess.Popen(
            command("web"), cwd=database.ROOT, env=environment, stdout=log, stderr=log
        )
        found = Server(port, name, folder)
        try:
            assert wait_until(found.answers, PATIENCE), (folder / "web.log").read_text()
            yield found
        finally:
            stop(process, gently=signal.SIGTERM, firmly=signal.SIGKILL, patience=15)


def test_connections_are_never_shared_and_outlive_a_restart_of_the_database(
    server: Server,
) -> None:
    """The master has asked the database before it forked; no connection of that time is left."""
    assert server.sessions() == 0
    with ThreadPoolExecutor(2 * THREADS) as clients:

        def status(_: int) -> int:
            return server.get("/o/alder/")[0] and server.get("/", Cookie=UNKNOWN)[0]

        assert set(clients.map(status, range(40))) == {302}
        kept = server.sessions()
        assert 1 <= kept <= 2 * THREADS
        assert server.sessions(end=True) == kept
        assert set(clients.map(status, range(40))) == {302}
    assert 1 <= server.sessions() <= 2 * THREADS


def test_static_files_stay_in_the_browser_and_carry_no_cookie(server: Server) -> None:
    known = json.loads((server.folder / "static" / "staticfiles.json").read_text())["paths"]
    status, headers = server.get(f"/static/{known['css/base.css']}", **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert "Set-Cookie" not in headers
    assert headers.get("Vary") == "Accept-Encoding"


def test_http_is_sent_to_https_and_strangers_hosts_are_refused(server: Server) -> None:
    status, headers = server.get("/accounts/login/", **{"X-Forwarded-Proto": "https"})
    assert status == 200
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
    assert server.get("/accounts/login/", Host="evil.example.org")[0] == 400
    assert server.get("/healthz", Host="10.0.0.7")[0] == 200


def test_each_line_is_json_and_no_query_is_in_it(server: Server) -> None:
    _, headers = server.get("/accounts/login/?next=/o/zebrafish/")
    mine = [it for it in server.lines() if it.get("request_id") == headers["X-Request-ID"]]
    assert [line["path"] for line in mine] == ["/accounts/login/"]
    assert {"gunicorn.error", "lanyard.request"} <= {line["logger"] for line in server.lines()}
    assert "zebrafish" not in (server.folder / "web.log").read_text()
