"""What the tests of the settings' pages share."""

import json
from collections.abc import Callable
from typing import Any

from django.test import Client

from offices.models import Membership

ClientOf = Callable[[Membership], Client]
HTMX = {"HX-Request": "true"}


def toast_of(answer: Any) -> dict[str, Any]:
    """The words of the toast and the address of its Undo."""
    said: dict[str, Any] = json.loads(answer["HX-Trigger"])["toast"]
    return said


def finds_nothing(client_of: ClientOf, charlie: Membership, path: str) -> None:
    """To a stranger neither the office nor, in his own, its things exist."""
    for slug in ("alder", "birch"):
        for method in ("get", "post"):
            answer = getattr(client_of(charlie), method)(f"/o/{slug}/{path}")
            assert answer.status_code in (404, 405)
        assert client_of(charlie).post(f"/o/{slug}/{path}").status_code == 404


def may_not(client_of: ClientOf, *members: Membership, path: str) -> None:
    """A member who sees the office but may not do this gets 403."""
    for member in members:
        assert client_of(member).post(f"/o/alder/{path}").status_code == 403
