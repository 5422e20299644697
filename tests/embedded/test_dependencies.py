"""Every package that we chose has its line, with a reason, in docs/dependencies.md."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def chosen() -> list[str]:
    lines = [
        line
        for name in ("base.in", "dev.in")
        for line in (ROOT / "requirements" / name).read_text().splitlines()
    ]
    return [re.split(r"[\[<>=]", line)[0] for line in lines if re.match(r"[A-Za-z]", line)]


def explained() -> set[str]:
    rows = re.findall(r"^\| (.+?) \|", (ROOT / "docs" / "dependencies.md").read_text(), re.M)
    return {name.split(" (")[0].lower() for row in rows for name in row.split(", ")}


@pytest.mark.parametrize("package", chosen())
def test_a_chosen_package_is_explained(package: str) -> None:
    assert package.lower() in explained()


@pytest.mark.parametrize("lock", ["base.txt", "dev.txt"])
def test_a_lock_names_no_registry(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text()
    assert "--index-url" not in text
    assert "--hash=sha256:" in text
    assert "://" not in text
