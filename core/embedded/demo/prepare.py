"""What must be done before Lanyard can run; each step is skipped while nothing has changed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from core import catalogues
from core.embedded.demo import places
from core.embedded.demo.services import Running
from core.embedded.processes import EmbeddedServerError
from core.programs import PREPARING

STATIC = "Collecting the static files"
REQUIREMENTS = places.ROOT / "requirements"


@dataclass(frozen=True)
class Step:
    """Something to do once; `fingerprint` tells whether it is the same as last time.

    A step without a fingerprint is done at each start.
    """

    name: str
    fingerprint: str
    do: Callable[[], object]


def prepare(running: Running, *, collect_static: bool = True) -> None:
    """Do what has changed since the last start; raises `EmbeddedServerError` if one fails.

    A server that reloads finds the static files where they are: then they are not collected.
    """
    done = places.read(places.PREPARED)
    for step in steps_for(running):
        if step.fingerprint and done.get(step.name) == step.fingerprint:
            continue
        if step.name == STATIC and not collect_static:
            continue
        print(f"{step.name} …", end=" ", flush=True)
        began = time.monotonic()
        step.do()
        print(f"{time.monotonic() - began:.1f} s", flush=True)
        done[step.name] = step.fingerprint
        places.write_private(places.PREPARED, done)


def steps_for(running: Running) -> list[Step]:
    """Return every step, in order; without the database's own where we know nothing of it."""

    def manage(*arguments: str) -> Callable[[], None]:
        return lambda: _manage(running, *arguments)

    database = running.fingerprint
    steps = [
        Step("Compiling the messages", _hash(places.ROOT / "locale", "*.po"), _compile),
        Step("Preparing the database", _with(database, _roles()), manage(*PREPARING[0])),
        Step("Making the tables", _with(database, _migrations()), manage(*PREPARING[1])),
        Step(STATIC, _static(), manage("collectstatic", "--noinput", "-v0")),
    ]
    if "DATABASE_ADMIN_URL" not in running.environment:
        del steps[1]
    if not database:  # somebody's own database: what is in it is not ours to fill
        return steps
    load = manage("load_demo", "--json", str(places.ACCOUNTS))
    return [*steps, Step("Loading three and a half years of a demo", database, load)]


def _manage(running: Running, *arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, check=False, cwd=places.ROOT, env=running.environment, capture_output=True
    )
    if done.returncode:
        words = (done.stdout + done.stderr).decode(errors="replace")
        raise EmbeddedServerError(
            f"manage.py {arguments[0]} failed:\n{words}\n"
            "If only the demo's data is in the way: `make reset-demo` throws it away."
        )


def _compile() -> None:
    catalogues.compile_changed()


def _roles() -> str:
    commands = places.ROOT / "core" / "management" / "commands"
    return _hash(places.ROOT / "core" / "tenancy", "*.py") + _hash(commands, "prepare_*.py")


def _migrations() -> str:
    folders = sorted(places.ROOT.glob("*/migrations"))
    return _roles() + "".join(_hash(folder, "*.py") for folder in folders)


def _static() -> str:
    settings = _hash(places.ROOT / "config" / "settings", "*.py")
    return _hash(places.ROOT / "static", "*") + _hash(REQUIREMENTS, "*.txt") + settings


def _with(database: str, rest: str) -> str:
    """Return a fingerprint of both, or none for a database that we know nothing of."""
    return database and hashlib.sha256((database + rest).encode()).hexdigest()


def _hash(folder: Path, pattern: str) -> str:
    return _hash_of(sorted(file for file in folder.rglob(pattern) if file.is_file()))


def _hash_of(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(str(file.relative_to(places.ROOT)).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()
