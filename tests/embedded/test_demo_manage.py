"""Commands by hand find the running demo."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.embedded.demo import manage, places
from core.embedded.demo.services import Running


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "ENVIRONMENT", tmp_path / "demo-environment.json")
    monkeypatch.setattr(places, "SECRETS", tmp_path / "demo-secrets.json")
    return places.ENVIRONMENT


def test_without_a_running_demo_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert manage.main(["send_due"]) == 1
    assert "Start it with `make demo`" in capsys.readouterr().out


def test_the_command_gets_the_demos_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    places.write_private(places.ENVIRONMENT, {"BASE_URL": "http://localhost:8123"})
    calls: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(subprocess, "call", lambda command, env: calls.append((command, env)))
    manage.main(["send_due", "--now"])
    ((command, variables),) = calls
    assert command == [sys.executable, str(places.ROOT / "manage.py"), "send_due", "--now"]
    assert variables["BASE_URL"] == "http://localhost:8123"
    assert variables["PATH"] == os.environ["PATH"]


def test_a_command_that_sees_all_offices_finds_the_owners_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = "postgresql://lanyard_app:a-secret@127.0.0.1:7/lanyard"
    places.write_private(places.ENVIRONMENT, {"DATABASE_URL": url})
    places.write_private(places.SECRETS, {"owner_password": "o-secret"})
    calls: list[dict[str, str]] = []
    monkeypatch.setattr(subprocess, "call", lambda command, env: calls.append(env))
    manage.main(["create_office"])
    assert (
        calls[0]["DATABASE_OWNER_URL"] == "postgresql://lanyard_owner:o-secret@127.0.0.1:7/lanyard"
    )
    assert calls[0]["DATABASE_URL"] == url


def test_the_owners_address_is_not_passed_on() -> None:
    added = Running(
        environment=dict(os.environ) | {"DATABASE_OWNER_URL": "secret", "BASE_URL": "http://here"},
        fingerprint="",
        smtp_port=None,
        mail_page_port=None,
    ).added_environment()
    assert added == {"BASE_URL": "http://here"}
