"""Where the demo keeps its things: all in `var/`, so that `make reset-demo` finds them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from core.embedded.plain_user import forget_home, plain_user

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"
POSTGRES = VAR / "postgres"
VALKEY = VAR / "valkey"
MAIL = VAR / "mail"
MEDIA = VAR / "media"  # what was uploaded: MEDIA_ROOT's default
LOCK = VAR / "demo.lock"
SECRETS = VAR / "demo-secrets.json"
PREPARED = VAR / "demo-prepared.json"
ACCOUNTS = VAR / "demo-accounts.json"
DEMO = VAR / "demo.json"
ENVIRONMENT = VAR / "demo-environment.json"  # while it runs: for commands by hand


def write_private(file: Path, content: Any) -> None:
    """Write JSON that only we may read; whole or not at all."""
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as target:
        json.dump(content, target, indent=2)
    fresh.replace(file)


def read(file: Path) -> dict[str, Any]:
    """Return a file's JSON object, or an empty one if there is no (whole) file."""
    try:
        content: dict[str, Any] = json.loads(file.read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return content


def forget_everything() -> None:
    """Delete the demo's data. Nothing may be running on it."""
    forget_home(POSTGRES, plain_user())
    for folder in (VALKEY, MAIL, MEDIA):
        shutil.rmtree(folder, ignore_errors=True)
    for file in (SECRETS, PREPARED, ACCOUNTS, DEMO, ENVIRONMENT):
        file.unlink(missing_ok=True)
