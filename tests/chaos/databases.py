"""A database on a server of the run's own, which may be killed: made anew, or copied."""

import os
import subprocess
from urllib.parse import urlsplit

from core.embedded import ports
from core.embedded.postgres import Postgres, wheel_folder
from tests import database

URLS = ("DATABASE_OWNER_URL", "DATABASE_URL")
NAME = "lanyard"


def made(postgres: Postgres) -> dict[str, str]:
    """Make the database as an installation does; the roles' URLs are returned."""
    os.environ["DATABASE_ADMIN_URL"] = postgres.admin_url
    urls = _urls(postgres, NAME)
    os.environ.update(urls)
    database.fill(NAME)
    return urls


def copied(postgres: Postgres) -> dict[str, str]:
    """Copy the database of the tests, roles and all: quicker than to migrate once more."""
    with database.scratch("chaos") as name:
        source = database.url_of("DATABASE_ADMIN_URL", name)
        everyone = _output("pg_dumpall", "--roles-only", "--dbname", source)
        ours = [line for line in everyone.splitlines() if b"lanyard_" in line]
        _feed(postgres, b"\n".join(ours))
        _feed(postgres, _output("pg_dump", "--create", "--dbname", source))
        return _urls(postgres, name)


def _urls(postgres: Postgres, name: str) -> dict[str, str]:
    """The same roles and passwords as everywhere in this process, on that server."""
    urls = {}
    for variable in URLS:
        login = urlsplit(os.environ[variable]).netloc.rpartition("@")[0]
        urls[variable] = f"postgresql://{login}@{ports.LOOPBACK}:{postgres.port}/{name}"
    return urls


def _output(program: str, *arguments: str) -> bytes:
    command = [str(wheel_folder() / "bin" / program), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def _feed(postgres: Postgres, statements: bytes) -> None:
    psql = str(wheel_folder() / "bin" / "psql")
    command = [psql, "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", postgres.admin_url]
    subprocess.run(command, check=True, input=statements, stdout=subprocess.DEVNULL)
