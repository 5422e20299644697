"""`python -m core.embedded.demo.manage send_due --now`: a command in the running demo."""

from __future__ import annotations

import os
import subprocess
import sys
from urllib.parse import urlsplit

from core.embedded.demo import places
from core.embedded.demo.services import OWNER


def main(arguments: list[str]) -> int:
    """Run `manage.py` with the environment of the demo's web and worker."""
    environment = places.read(places.ENVIRONMENT)
    if not environment:
        print("The demo is not running. Start it with `make demo`, then try again.")
        return 1
    command = [sys.executable, str(places.ROOT / "manage.py"), *arguments]
    return subprocess.call(command, env=os.environ | _with_owner(environment))


def _with_owner(environment: dict[str, str]) -> dict[str, str]:
    """The same with the owner's address, for commands that see all offices, as create_office does.

    manage.py chooses by the command's name which of the two it uses. A database that the demo has
    not started is not meant: its owner's address stands in the shell.
    """
    password = places.read(places.SECRETS).get("owner_password")
    url = environment.get("DATABASE_URL")
    if not password or url is None:
        return environment
    parts = urlsplit(url)
    netloc = f"{OWNER}:{password}@{parts.hostname}:{parts.port}"
    return environment | {"DATABASE_OWNER_URL": parts._replace(netloc=netloc).geturl()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
