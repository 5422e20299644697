"""How many SQL statements each page takes besides the frame that every request has."""

import secrets
from typing import Any

from benchmarks.client import ONCE
from benchmarks.inside import answer

FRAME = {"page": 7, "api": 5}
"""Session, user, membership, context, BEGIN and COMMIT; tests/laws/test_frame.py holds it."""


def count(question: dict[str, Any]) -> dict[str, int]:
    """{name: {path, headers, method, body}}: each asked twice, the second time counted."""
    return {name: _own(ask) for name, ask in question.items()}


def _unlike(body: str) -> str:
    """The form with another token: what is sent twice is done once."""
    return body.replace(ONCE.decode(), secrets.token_hex(len(ONCE) // 2))


def _own(ask: dict[str, Any]) -> int:
    _send(ask)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        _send(ask)
    return len(captured) - FRAME["api" if ask["path"].startswith("/api/") else "page"]


def _send(ask: dict[str, Any]) -> None:
    from django.test import Client

    client = Client(headers=ask["headers"] | {"Host": "localhost"})
    body, kind = _unlike(ask["body"]).encode(), "application/x-www-form-urlencoded"
    answered = client.generic(ask["method"], ask["path"], body, content_type=kind)
    assert answered.status_code == ask["status"], (ask["path"], answered.status_code)


if __name__ == "__main__":
    answer(count)
