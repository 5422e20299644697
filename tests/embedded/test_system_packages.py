"""`make test` never silently goes without a browser: it installs one, or says how and fails."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAYS_ITS_ID = "#!/bin/sh\necho {}\n"
LEAVES_A_MARK = '#!/bin/sh\necho "$@" >> {}\n'


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder that is the whole PATH: nothing but what a test puts there, and `cat`."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "cat").symlink_to("/bin/cat")
    return folder


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def run(programs: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "scripts/system-packages"],
        cwd=ROOT,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_browser_a_plain_user_is_told_what_to_install(programs: Path) -> None:
    put(programs, "id", SAYS_ITS_ID.format(1000))
    done = run(programs)
    assert done.returncode == 1
    assert "sudo apt install chromium" in done.stderr


def test_root_installs_it_with_apt(programs: Path, tmp_path: Path) -> None:
    mark = tmp_path / "asked"
    put(programs, "id", SAYS_ITS_ID.format(0))
    put(programs, "apt-get", LEAVES_A_MARK.format(mark))
    done = run(programs)
    assert "install --no-install-recommends chromium" in mark.read_text()
    assert done.returncode == 1  # this apt-get brought nothing
    assert "could not be installed" in done.stderr


def test_the_browser_without_a_window_is_preferred_where_there_is_one(
    programs: Path, tmp_path: Path
) -> None:
    mark = tmp_path / "asked"
    put(programs, "id", SAYS_ITS_ID.format(0))
    put(programs, "apt-get", LEAVES_A_MARK.format(mark))
    put(programs, "apt-cache", "#!/bin/sh\n")
    run(programs)
    assert "install --no-install-recommends chromium-headless-shell" in mark.read_text()
