"""The figures so far, kept in a file that is written anew after each of them."""

import json
import os
import platform
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.scale import Scale


class Results:
    """What was measured; `path` always holds what is known, whole or not."""

    def __init__(self, path: Path, scale: Scale) -> None:
        self.path = path
        self._began = time.monotonic()
        self.figures: dict[str, Any] = {
            "began": datetime.now(UTC).isoformat(timespec="seconds"),
            "is_whole": False,
            "machine": _machine(),
            "scale": asdict(scale),
            "phases": [],
        }
        self.keep()

    def keep(self, **figures: Any) -> None:
        """Add figures and write the file."""
        self.figures |= figures
        self.figures["load"] = os.getloadavg()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        waiting = self.path.with_suffix(".part")
        waiting.write_text(json.dumps(self.figures, indent=2) + "\n")
        waiting.replace(self.path)

    def tell(self, words: str) -> None:
        """Say something, with the time since the start."""
        passed = int(time.monotonic() - self._began)
        print(f"[{passed // 60:2d}:{passed % 60:02d}] {words}", flush=True)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """A part of the run; how long it took is told and kept."""
        self.tell(f"{name} …")
        began = time.monotonic()
        yield
        seconds = round(time.monotonic() - began, 1)
        self.figures["phases"].append({"name": name, "seconds": seconds})
        self.keep()
        self.tell(f"{name}: {seconds} s")


def _machine() -> dict[str, Any]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processors": os.cpu_count(),
        "memory_gb": round(memory),
        "python": platform.python_version(),
        "system": platform.system(),
        "version": _version(),
    }


def _version() -> str:
    """The day of the newest commit: figures belong to a state of the code."""
    done = subprocess.run(
        ["git", "log", "-1", "--format=%cs"], check=False, capture_output=True, text=True
    )
    return done.stdout.strip()
