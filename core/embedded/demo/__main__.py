"""`python -m core.embedded.demo [--dev | --reset]`, behind `make demo`, `dev`, `reset-demo`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from types import FrameType

from core.embedded import ports
from core.embedded.demo import places
from core.embedded.demo.announce import announce_when_ready
from core.embedded.demo.leftovers import end_leftovers
from core.embedded.demo.lock import only_one
from core.embedded.demo.prepare import prepare
from core.embedded.demo.runner import run
from core.embedded.demo.services import running
from core.embedded.postgres import Postgres
from core.embedded.processes import EmbeddedServerError
from core.embedded.valkey import Valkey

DEFAULT_PORT = 8000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="reload changed code")
    parser.add_argument("--reset", action="store_true", help="delete the demo's data")
    options = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        return reset() if options.reset else demo(web_port(), reloading=options.dev)
    except EmbeddedServerError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def demo(port: int, *, reloading: bool) -> int:
    """Start everything, run until stopped, stop everything."""
    began = time.monotonic()
    with only_one(places.LOCK, f"process {os.getpid()}, http://localhost:{port}"):
        end_leftovers(places.ROOT)
        if not ports.is_free(port):
            raise EmbeddedServerError(
                f"Port {port} is taken by another program. "
                f"Stop that, or choose another port: PORT={port + 1} make demo"
            )
        places.DEMO.unlink(missing_ok=True)
        settings = "config.settings.dev" if reloading else "config.settings.prod"
        with running(port, settings) as servers:
            try:
                prepare(servers, collect_static=not reloading)
                places.write_private(places.ENVIRONMENT, servers.added_environment())
                announce_when_ready(servers, began)
                return run(servers, reloading=reloading)
            finally:
                _ignore_signals()
                places.DEMO.unlink(missing_ok=True)
                places.ENVIRONMENT.unlink(missing_ok=True)


def reset() -> int:
    """Delete the demo's data, unless it is running."""
    with only_one(places.LOCK, f"process {os.getpid()}, being reset"):
        end_leftovers(places.ROOT)
        Postgres(places.POSTGRES).stop_orphan()
        Valkey(places.VALKEY).stop_orphan()
        places.forget_everything()
    print("The demo's data is gone; `make demo` makes it anew.")
    return 0


def web_port() -> int:
    """Return the port to serve on, from `PORT`."""
    wish = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not wish.isdecimal() or not 0 < int(wish) < 65536:
        raise EmbeddedServerError(f"PORT={wish} is no port: use a number between 1 and 65535.")
    return int(wish)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _ignore_signals() -> None:
    """Once stopping, stop in peace: a second Ctrl-C must not leave a server behind."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(main())
