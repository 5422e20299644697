"""What the tests of outreach's pages share."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from offices.models import Membership

ClientOf = Callable[[Membership], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def ana_client(ana: Membership, client_of: ClientOf) -> Client:
    """Ana at her browser."""
    return client_of(ana)


def toast_of(response: Any) -> dict[str, str]:
    """What an answer to htmx says, and how to undo it."""
    shown: dict[str, str] = json.loads(response["HX-Trigger"])["toast"]
    return shown


def press(client: Client, url: str, **said: Any) -> dict[str, str]:
    """Press a button that posts by htmx; answers its toast."""
    response = client.post(url, said, headers=HTMX)
    assert response.status_code == 204, response.content
    return toast_of(response)
