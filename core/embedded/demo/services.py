"""The servers that the demo needs, and the environment in which Lanyard finds them."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from core.embedded import ports
from core.embedded.demo import places
from core.embedded.postgres import Postgres
from core.embedded.processes import EmbeddedServerError
from core.embedded.valkey import Valkey

DATABASE = "lanyard"
OWNER = "lanyard_owner"
MAIL_PAGE_PORT = 8025  # wished for; another if it is taken
# Only the preparing commands may know these: web and workers have the app role alone.
OWNER_VARIABLES = ("DATABASE_ADMIN_URL", "DATABASE_OWNER_URL")


@dataclass(frozen=True)
class Running:
    """The servers' addresses.

    `environment` is what the owner's commands get; `fingerprint` changes when the database is
    another one than before, and is empty when that can not be known.
    """

    environment: dict[str, str]
    fingerprint: str
    smtp_port: int | None
    mail_page_port: int | None

    def app_environment(self) -> dict[str, str]:
        """Return the environment of web, worker and beat."""
        return {
            name: value for name, value in self.environment.items() if name not in OWNER_VARIABLES
        }

    def added_environment(self) -> dict[str, str]:
        """Return what a command run by hand needs to work in this demo, as web and worker do."""
        return dict(self.app_environment().items() - os.environ.items())


@contextmanager
def running(port: int, settings: str) -> Iterator[Running]:
    """Start the servers that the environment does not name; stop them at the end."""
    made_once = secrets_made_once()
    environment = dict(os.environ) | {
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", settings),
        "PORT": str(port),
        "BASE_URL": f"http://localhost:{port}",
        "LOG_FORMAT": os.environ.get("LOG_FORMAT", "plain"),
        "GRACEFUL_SECONDS": os.environ.get("GRACEFUL_SECONDS", "3"),
        "SECRET_KEY": os.environ.get("SECRET_KEY", made_once["secret_key"]),
        "TENANCY_KEY": os.environ.get("TENANCY_KEY", made_once["tenancy_key"]),
    }
    with ExitStack() as stack:
        fingerprint = _database(stack, environment, made_once)
        _broker(stack, environment)
        smtp_port, mail_page_port = _mail(environment)
        yield Running(environment, fingerprint, smtp_port, mail_page_port)


def _database(stack: ExitStack, environment: dict[str, str], made_once: dict[str, str]) -> str:
    if "DATABASE_URL" in environment:
        if "DATABASE_OWNER_URL" not in environment:
            raise EmbeddedServerError(
                "DATABASE_URL is set, so that database is used; "
                "please set DATABASE_OWNER_URL too: the role that migrates it."
            )
        return ""
    postgres = Postgres(places.POSTGRES)
    stack.callback(postgres.stop)
    postgres.start(replace_orphan=True)
    owner, app = made_once["owner_password"], made_once["app_password"]
    environment["DATABASE_ADMIN_URL"] = postgres.admin_url
    environment["DATABASE_OWNER_URL"] = postgres.url(OWNER, owner, DATABASE)
    environment["DATABASE_URL"] = postgres.url("lanyard_app", app, DATABASE)
    # The superuser's password is new with each new cluster.
    known_by = postgres.admin_url.rpartition("@")[0] + owner + app + environment["TENANCY_KEY"]
    return hashlib.sha256(known_by.encode()).hexdigest()


def _broker(stack: ExitStack, environment: dict[str, str]) -> None:
    if "REDIS_URL" in environment:
        return
    valkey = Valkey(places.VALKEY)
    stack.callback(valkey.stop)
    valkey.start(replace_orphan=True)
    environment["REDIS_URL"] = f"{valkey.url}/0"


def _mail(environment: dict[str, str]) -> tuple[int | None, int | None]:
    """Choose the mail catcher's ports; the process runner starts it."""
    if "EMAIL_URL" in environment:
        return None, None
    places.MAIL.mkdir(parents=True, exist_ok=True)
    smtp = ports.remembered(places.MAIL / "smtp-port")
    page = ports.remembered(places.MAIL / "page-port", wish=MAIL_PAGE_PORT)
    environment["EMAIL_URL"] = f"smtp://{ports.LOOPBACK}:{smtp}"
    environment["MAIL_CATCHER_URL"] = f"http://localhost:{page}"
    return smtp, page


def secrets_made_once() -> dict[str, str]:
    """Return the demo's keys and passwords, made at random on its first start."""
    known = places.read(places.SECRETS)
    names = ("secret_key", "tenancy_key", "owner_password", "app_password")
    if not all(name in known for name in names):
        known = {name: secrets.token_urlsafe(36) for name in names}
        places.write_private(places.SECRETS, known)
    return known
