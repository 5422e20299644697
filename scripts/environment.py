"""Makes `.venv` hold what requirements/dev.txt locks; quick when nothing has changed.

Runs with any Python 3.12 or newer and nothing but its standard library.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
LOCK = ROOT / "requirements" / "dev.txt"
STAMP = VENV / "installed-from"


def main() -> int:
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted and _works():
        return 0
    began = time.monotonic()
    print("Installing what Lanyard needs into .venv (once; later starts skip this) …", flush=True)
    if not _works():
        _make_venv()
    STAMP.unlink(missing_ok=True)
    if not (_install_with_uv() or _install_with_pip()):
        print("The packages could not be installed; the lines above say why.", file=sys.stderr)
        return 1
    STAMP.write_text(wanted)
    print(f"Installed in {time.monotonic() - began:.0f} s.", flush=True)
    return 0


def _works() -> bool:
    """Tell whether the environment's interpreter runs: its Python may have been removed."""
    return _succeeds([PYTHON, "-c", ""])


def _make_venv() -> None:
    if _succeeds([sys.executable, "-m", "venv", "--clear", VENV]):
        return
    uv = shutil.which("uv")
    if uv and _succeeds([uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV]):
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    sys.exit(
        f"{sys.executable} could not make an environment. "
        f"On Debian and Ubuntu this helps: apt install python{version}-venv"
    )


def _install_with_uv() -> bool:
    """Install with uv, several times as fast; it comes from the same lock."""
    uv = shutil.which("uv") or _uv_from_lock()
    if uv is None:
        return False
    command = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", PYTHON]
    return _succeeds([*command, "--require-hashes", "--requirement", LOCK], show=True)


def _uv_from_lock() -> str | None:
    pinned = re.search(r"^uv==(?:.*\\\n)*.*\n", LOCK.read_text(), re.MULTILINE)
    if pinned is None:
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as only_uv:
        only_uv.write(pinned[0])
        only_uv.flush()
        if not _pip("--no-deps", "--only-binary=:all:", "--requirement", only_uv.name):
            return None
    return str(VENV / "bin" / "uv")


def _install_with_pip() -> bool:
    return _pip("--requirement", str(LOCK))


def _pip(*arguments: str) -> bool:
    pip = [PYTHON, "-m", "pip"]
    if not _succeeds([*pip, "--version"]):
        _succeeds([PYTHON, "-m", "ensurepip"])
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
    return _succeeds([*pip, "install", *options, *arguments], show=True)


def _succeeds(command: Sequence[str | Path], *, show: bool = False) -> bool:
    """Run a command, with its output shown or not, and tell whether it went well."""
    try:
        return subprocess.run(command, check=False, capture_output=not show).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
