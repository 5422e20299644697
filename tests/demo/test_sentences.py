"""The sentences that serve as examples are understood on the demo's own partners."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests import database
from tests.demo.conftest import Loaded

EXAMPLES: list[tuple[str, dict[str, Any]]] = [
    (
        "Called Rivera, Luis can take 4 job shadows in March, follow up next Tue",
        {
            "kind": "call",
            "exchange": "two-way",
            "partners": ["Rivera Machining"],
            "contacts": ["Luis Rivera"],
            "follow_up": {"what": "Follow up", "due_on": "2026-11-24", "at": None},
            "places": 4,
            "candidates": [],
        },
    ),
    (
        "Left Luis a voicemail, try Thursday",
        {
            "kind": "voicemail",
            "exchange": "attempt",
            "partners": ["Rivera Machining"],
            "contacts": ["Luis Rivera"],
            "follow_up": {"what": "Try again", "due_on": "2026-11-19", "at": None},
            "candidates": [],
        },
    ),
    (
        "Almuerzo con Rivera y el departamento de soldadura, enviar fechas el lunes",
        {
            "kind": "luncheon",
            "exchange": "two-way",
            "partners": ["Rivera Machining", "Welding department, Tech Center"],
            "follow_up": {"what": "Enviar fechas", "due_on": "2026-11-23", "at": None},
            "candidates": [],
        },
    ),
]
TELL = """
from django.core.management import call_command
for text in {texts!r}:
    call_command("parse_sentence", text, "--office", "alder", "--at", "2026-11-17")
    print()
"""


@pytest.fixture(scope="module")
def understood(demo: Loaded) -> dict[str, dict[str, Any]]:
    """What the command prints for each on Tuesday, November 17; one process is asked for all."""
    texts = [text for text, _ in EXAMPLES]
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", TELL.format(texts=texts)],
        cwd=database.ROOT,
        env=demo.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    printed = [json.loads(it) for it in done.stdout.strip().split("\n\n")]
    return dict(zip(texts, printed, strict=True))


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_an_example_is_understood(
    understood: dict[str, dict[str, Any]], text: str, expected: dict[str, Any]
) -> None:
    found = understood[text]
    assert {key: found[key] for key in expected} == expected
