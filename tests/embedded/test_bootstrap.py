"""The start script finds a Python that works, whatever stands on PATH."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "bootstrap"
BROKEN_SHIM = "#!/bin/sh\necho 'pyenv: python3.12: command not found' >&2\nexit 127\n"
TOO_OLD = "#!/bin/sh\nexit 1\n"  # what the probe says in an older Python


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout without an environment."""
    (tmp_path / "checkout" / "scripts").mkdir(parents=True)
    shutil.copy(SCRIPT, tmp_path / "checkout" / "scripts")
    return tmp_path / "checkout"


def program(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text)
    file.chmod(0o755)
    return file


def works(folder: Path, name: str) -> Path:
    return program(folder, name, f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')


def ask(checkout: Path, *path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the script as on a machine that has only these folders and the system's tools."""
    tools = checkout.parent / "tools"
    tools.mkdir()
    for tool in ("sh", "sed", "tr", "grep", "cat", "dirname"):
        found = shutil.which(tool)
        assert found is not None
        (tools / tool).symlink_to(found)
    environment = {
        "PATH": ":".join(map(str, [*path, tools])),
        "HOME": str(checkout.parent / "home"),
    }
    return subprocess.run(
        [str(checkout / "scripts" / "bootstrap"), "--which"],
        check=False,
        capture_output=True,
        text=True,
        env=environment | more,
    )


def test_a_broken_shim_is_passed_over(checkout: Path, tmp_path: Path) -> None:
    program(tmp_path / "shims", "python3.12", BROKEN_SHIM)
    good = works(tmp_path / "good", "python3.12")
    answer = ask(checkout, tmp_path / "shims", tmp_path / "good")
    assert answer.stdout.strip() == str(good)


def test_the_versions_behind_a_broken_shim_are_tried(checkout: Path, tmp_path: Path) -> None:
    program(tmp_path / "pyenv" / "shims", "python3.12", BROKEN_SHIM)
    good = works(tmp_path / "pyenv" / "versions" / "3.12.1" / "bin", "python3")
    assert ask(checkout, tmp_path / "pyenv" / "shims").stdout.strip() == str(good)


def test_pyenvs_folder_is_looked_into_without_anything_on_path(
    checkout: Path, tmp_path: Path
) -> None:
    good = works(tmp_path / "home" / ".pyenv" / "versions" / "3.13.0" / "bin", "python3")
    assert ask(checkout).stdout.strip() == str(good)


def test_a_python_that_is_too_old_is_passed_over(checkout: Path, tmp_path: Path) -> None:
    program(tmp_path / "old", "python3", TOO_OLD)
    good = works(tmp_path / "new", "python3")
    answer = ask(checkout, tmp_path / "old", tmp_path / "new")
    assert answer.stdout.strip() == str(good)


def test_uv_is_asked_when_there_is_none(checkout: Path, tmp_path: Path) -> None:
    good = works(tmp_path / "uv-pythons", "python-of-uv")
    program(tmp_path / "bin", "uv", f'#!/bin/sh\necho "{good}"\n')
    assert ask(checkout, tmp_path / "bin").stdout.strip() == str(good)


def test_without_any_it_says_what_to_install(checkout: Path, tmp_path: Path) -> None:
    program(tmp_path / "shims", "python3.12", BROKEN_SHIM)
    answer = ask(checkout, tmp_path / "shims")
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "Lanyard needs Python 3.12 or newer" in answer.stderr
    assert "pyenv install" in answer.stderr


def test_one_can_be_named(checkout: Path, tmp_path: Path) -> None:
    good = works(tmp_path / "mine", "my-python")
    assert ask(checkout, PYTHON=str(good)).stdout.strip() == str(good)


def test_the_environments_own_python_comes_first(checkout: Path, tmp_path: Path) -> None:
    works(checkout / ".venv" / "bin", "python")
    works(tmp_path / "good", "python3.12")
    assert ask(checkout, tmp_path / "good").stdout.strip() == ".venv/bin/python"
