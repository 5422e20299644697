"""`python -m core.embedded.demo.manage send_due --now`: a command in the running demo."""

from __future__ import annotations

import os
import subprocess
import sys

from core.embedded.demo import places


def main(arguments: list[str]) -> int:
    """Run `manage.py` with the environment of the demo's web and worker."""
    environment = places.read(places.ENVIRONMENT)
    if not environment:
        print("The demo is not running. Start it with `make demo`, then try again.")
        return 1
    command = [sys.executable, str(places.ROOT / "manage.py"), *arguments]
    return subprocess.call(command, env=os.environ | environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
