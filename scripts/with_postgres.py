"""Runs a command with an empty database of its own: `scripts/with_postgres.py manage.py check`.

Django's checks ask the server for its version, because of generated columns.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from core.embedded.postgres import Postgres  # noqa: E402 - found by the line above


def main(command: list[str]) -> int:
    postgres = Postgres(ROOT / "var" / "check" / f"run-{os.getpid()}", throwaway=True)
    try:
        postgres.start()
        url = postgres.admin_url
        environment = os.environ | {"DATABASE_URL": url, "DATABASE_OWNER_URL": url}
        return subprocess.run([sys.executable, *command], check=False, env=environment).returncode
    finally:
        postgres.remove()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
