"""What the tests of pages share."""

import json
from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from django.test import Client

from offices.models import Membership

ClientOf = Callable[[Membership], Client]
HTMX = {"HX-Request": "true"}


def toast_of(answer: HttpResponseBase) -> dict[str, Any]:
    """The words of the toast and the address of its Undo."""
    said: dict[str, Any] = json.loads(answer["HX-Trigger"])["toast"]
    return said


def refuses_strangers_and_leaders(
    client_of: ClientOf, charlie: Membership, bob: Membership, path: str, *, get: bool
) -> None:
    """A stranger gets 404 under both offices; a leader, who may look only, 403."""
    methods = ["get", "post"] if get else ["post"]
    for method in methods:
        for slug in ("alder", "birch"):
            answer = getattr(client_of(charlie), method)(f"/o/{slug}/{path}")
            assert answer.status_code == 404
        assert getattr(client_of(bob), method)(f"/o/alder/{path}").status_code == 403
    if not get:
        assert client_of(bob).get(f"/o/alder/{path}").status_code == 405
