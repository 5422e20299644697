"""What runs as the owner of the database says so where nobody told it how to become the owner."""

import os
import subprocess
import sys

from tests.database import ROOT


def test_an_owner_command_without_the_owners_address_says_what_is_missing() -> None:
    environment = {name: it for name, it in os.environ.items() if name != "DATABASE_OWNER_URL"}
    done = subprocess.run(
        [sys.executable, "manage.py", "create_office", "--help"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "create_office runs as the owner of the database: set DATABASE_OWNER_URL."
    )
