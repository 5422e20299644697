"""Clients of the API: `api_of(ana).get("partners/")`."""

import json
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from core.tenancy.context import office_context
from offices.models import ApiToken, Membership
from offices.queries.tokens import hash_secret

BASE = "/api/v1/"


def make_token(member: Membership, *, can_write: bool = True) -> str:
    """A new token of the member, as it is written into the header."""
    secret = secrets.token_urlsafe(32)
    with office_context(member.office_id):
        ApiToken.objects.create(
            office_id=member.office_id,
            membership=member,
            name="Tests",
            prefix=secret[:6],
            token_hash=hash_secret(secret),
            can_write=can_write,
        )
    return f"lny_{member.office_id}_{secret}"


class Api:
    """Speaks JSON with a token; `headers` are names as HTTP writes them."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.client = Client()

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """`path` is below /api/v1/, or an absolute address out of an answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent: dict[str, Any] = {} if body is None else {"data": json.dumps(body)}
        return self.client.generic(
            method,
            path if "/api/" in path else BASE + path,
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.token}", **named},
            **sent,
        )

    def get(self, path: str, **headers: str) -> Any:
        return self.call("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.call("POST", path, body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        return self.call("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self.call("DELETE", path, **headers)


@pytest.fixture
def api_of() -> Callable[..., Api]:
    """A client with a token of a member's: `api_of(ana)`, `api_of(ana, can_write=False)`."""

    def make(member: Membership, *, can_write: bool = True) -> Api:
        return Api(make_token(member, can_write=can_write))

    return make


@pytest.fixture
def api(ana: Membership) -> Api:
    """Ana's client, which may write."""
    return Api(make_token(ana))


@pytest.fixture
def stranger(charlie: Membership) -> Api:
    """Charlie's client, of the other office."""
    return Api(make_token(charlie))
