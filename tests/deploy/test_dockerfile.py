"""The image holds what it needs, no secret and no root; the proxy leads to the web server."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORDS = {"FROM", "RUN", "COPY", "WORKDIR", "ENV", "USER", "EXPOSE", "HEALTHCHECK", "CMD"}
CADDYFILE = (ROOT / "deploy" / "Caddyfile").read_text()


def instructions() -> list[tuple[str, str]]:
    """Each instruction and what follows it, continued lines joined."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.M)
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in lines if line.strip()]


def all_of(word: str) -> list[str]:
    return [rest for it, rest in instructions() if it == word]


def copied() -> list[str]:
    """What comes from the checkout."""
    sources = [rest.split()[:-1] for rest in all_of("COPY") if not rest.startswith("--from")]
    return [source for line in sources for source in line]


def test_each_line_is_an_instruction() -> None:
    assert {word for word, _ in instructions()} <= WORDS


def test_what_is_copied_exists_and_goes_to_the_builder() -> None:
    let_through = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line.startswith("!")
    }
    assert [source for source in copied() if not (ROOT / source).exists()] == []
    assert set(copied()) == let_through


def test_every_app_is_in_the_image() -> None:
    apps = {f"{file.parent.name}/" for file in ROOT.glob("*/apps.py")}
    assert apps | {"config/"} <= set(copied())
    assert {"templates/", "static/", "locale/"} <= set(copied())
    assert "tests/" not in copied()


def test_it_is_slim_pinned_and_does_not_run_as_root() -> None:
    for base in all_of("FROM"):
        assert re.match(r"python:3\.\d+-slim-\w+( AS \w+)?$", base)
    words = [word for word, _ in instructions()]
    assert all_of("USER") == ["lanyard"]
    assert words.index("USER") > max(i for i, word in enumerate(words) if word in ("RUN", "COPY"))


def test_packages_come_by_their_hashes_and_lists_are_not_kept() -> None:
    runs = all_of("RUN")
    assert any("pip install" in run and "--require-hashes" in run for run in runs)
    for run in runs:
        if "apt-get install" in run:
            assert "--no-install-recommends" in run
            assert "rm -rf /var/lib/apt/lists/*" in run


def test_no_secret_stays_in_the_image() -> None:
    for line in all_of("ENV"):
        assert not re.search(r"(KEY|PASSWORD|DATABASE_URL|TOKEN)", line)
    assert not any(line.startswith(("ADD", "ARG")) for line in map("".join, instructions()))


def test_commands_are_lists() -> None:
    (check,) = all_of("HEALTHCHECK")
    assert json.loads(check.split("CMD ", 1)[1]) == ["python", "-m", "core.health.probe"]
    assert all(isinstance(json.loads(line), list) for line in all_of("CMD"))


@pytest.mark.parametrize("needed", ["reverse_proxy {$WEB_ADDRESS}", "{$SITE_ADDRESS} {", "encode"])
def test_the_proxy_leads_to_the_web_server(needed: str) -> None:
    assert needed in CADDYFILE
    assert CADDYFILE.count("{\n") == len(re.findall(r"^\s*}$", CADDYFILE, re.M))


def test_the_proxy_keeps_no_log_of_what_people_ask_for() -> None:
    rules = re.sub(r"#.*", "", CADDYFILE)
    assert not re.search(r"^\s*log\b", rules, re.M)
