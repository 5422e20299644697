"""A real PgBouncer in transaction mode in front of the tests' PostgreSQL."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from core.embedded import ports
from core.embedded.plain_user import forget_home, home_for, plain_user
from core.embedded.processes import stop, wait_until
from tests import database

POOL = 3  # connections to the server; the clients are more
START_SECONDS = 15.0


@contextmanager
def pgbouncer(folder: Path, name: str) -> Iterator[int]:
    """The port on which it listens, for the app role and the database `name`."""
    program = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    assert program, "PgBouncer is missing: `make test` installs it, or says how"
    user = plain_user()  # it refuses to be root
    home = home_for(folder / "pgbouncer", user)
    port = ports.remembered(folder / "pgbouncer-port")
    for file, text in _files(home, port, name).items():
        file.write_text(text)
        user.take(file)
    with (folder / "pgbouncer.log").open("wb") as log:
        process = subprocess.Popen(
            [program, str(home / "pgbouncer.ini")], cwd="/", stdout=log, stderr=log, **user.run_as()
        )
    try:
        assert wait_until(lambda: _listens(port), START_SECONDS), log_of(folder)
        yield port
    finally:
        stop(process, gently=2, firmly=9, patience=10)
        forget_home(folder / "pgbouncer", user)


def log_of(folder: Path) -> str:
    """What it said."""
    return (folder / "pgbouncer.log").read_text()


def _files(home: Path, port: int, name: str) -> dict[Path, str]:
    app = urlsplit(database.url_of("DATABASE_URL", name))
    users = home / "users.txt"
    settings = f"""
[databases]
{name} = host={app.hostname} port={app.port or 5432} dbname={name}
[pgbouncer]
listen_addr = {ports.LOOPBACK}
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {users}
pool_mode = transaction
default_pool_size = {POOL}
max_client_conn = 50
"""
    return {
        users: f'"{app.username}" "{unquote(app.password or "")}"\n',
        home / "pgbouncer.ini": settings,
    }


def _listens(port: int) -> bool:
    try:
        socket.create_connection((ports.LOOPBACK, port), timeout=1).close()
    except OSError:
        return False
    return True
