"""The sentences that serve as examples are understood on the demo's own partners."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests import database
from tests.demo.conftest import Loaded


def said(demo: Loaded, text: str) -> dict[str, Any]:
    """What the command prints for a sentence of Tuesday, November 17."""
    command = ["parse_sentence", "--office", "alder", "--at", "2026-11-17", text]
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=database.ROOT,
        env=demo.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
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
    ],
)
def test_an_example_is_understood(demo: Loaded, text: str, expected: dict[str, Any]) -> None:
    understood = said(demo, text)
    assert {key: understood[key] for key in expected} == expected
