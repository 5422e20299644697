"""The programs that make up a running Lanyard, each with the command that starts it.

One list: `make demo` runs it, and `docker-compose.yml` and the systemd units of
docs/how-to/deploy.md say the same; a test compares them.
"""

from __future__ import annotations

import sys

_CELERY = ("celery", "--quiet", "-A", "config.celery")

PROGRAMS: dict[str, tuple[str, ...]] = {
    "web": ("gunicorn", "-c", "config/gunicorn.py", "config.wsgi"),
    "worker": (*_CELERY, "worker", "--without-gossip", "--without-mingle"),
    # The schedule stays in memory: PostgreSQL remembers what is due.
    "beat": (*_CELERY, "beat", "--scheduler", "celery.beat:Scheduler"),
}
"""What follows `python -m`. How many processes and threads: the environment says (deploy.md)."""

PREPARING: tuple[tuple[str, ...], ...] = (("prepare_database",), ("migrate", "-v0"))
"""What `manage.py` does to the database before the programs start; runs again without harm."""


def command(program: str) -> list[str]:
    """The whole command of a program, with the Python that is running now."""
    return [sys.executable, "-m", *PROGRAMS[program]]
