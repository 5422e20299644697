"""`python -m core.health.probe [beat | worker]`: what a container's health check runs.

Without a word it asks this container's web server, else whether beat or a worker has given a sign
of life lately. Ends with 0 or 1, and says nothing.
"""

from __future__ import annotations

import os
import sys
from http.client import HTTPConnection, HTTPException

from redis import RedisError

PATIENCE = 5.0  # seconds


def web_answers(port: int) -> bool:
    """Whether the web server of this machine answers `/healthz`."""
    line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        line.close()


def is_alive(name: str) -> bool:
    """Whether beat or a worker has given a sign of life within its limit."""
    # Imported here: asking a web server needs no settings.
    from django.conf import settings

    from core.health.heartbeat import ages

    try:
        age = ages((name,))[name]
    except RedisError:
        return False
    return age is not None and age <= settings.READY_HEARTBEAT_SECONDS


def main(arguments: list[str]) -> int:
    """The exit code."""
    if arguments:
        return 0 if is_alive(arguments[0]) else 1
    return 0 if web_answers(int(os.environ.get("PORT") or 8000)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
