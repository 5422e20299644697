"""Random requests, made from the schema, meet the whole stack: no failure, no surprise.

Each answer must be one that the schema describes. The examples are the same in every run.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from offices.models import Membership
from tests.api.conftest import make_token
from tests.api.things import WRITABLE, make_thing

EXAMPLES = {schemathesis.GenerationMode.POSITIVE: 6, schemathesis.GenerationMode.NEGATIVE: 4}
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]
RULES = hypothesis_settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Requests of a real server close connections; here the test's own must live on."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("noun", [*WRITABLE, "members", "imports", "certificates"])
def test_no_request_surprises(noun: str, alice: Membership, settings: Settings) -> None:
    settings.API_REQUESTS_PER_MINUTE = 100_000
    schema = schemathesis.openapi.from_wsgi(
        "/api/v1/schema/?format=json", get_wsgi_application()
    ).include(tag=noun)
    token = {"Authorization": f"Bearer {make_token(alice)}"}
    known = (
        [str(alice.pk)] if noun not in WRITABLE else [make_thing(noun, alice).pk for _ in range(3)]
    )
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]  # an operation that is wrong raises
        for mode, examples in EXAMPLES.items():
            cases = operation.as_strategy(generation_mode=mode)
            _try(cases, known, token, hypothesis_settings(RULES, max_examples=examples))


def _try(
    cases: st.SearchStrategy[Any],
    known: list[str],
    token: dict[str, str],
    rules: hypothesis_settings,
) -> None:
    """Send some of the requests, half of them to a thing that is there."""

    @rules
    @given(case=cases, pk=st.one_of(st.none(), st.sampled_from(known)))
    def send(case: Any, pk: str | None) -> None:
        if pk is not None and "id" in (case.path_parameters or {}):
            case.path_parameters["id"] = pk
        response = case.call(headers=token)
        case.validate_response(response, checks=CHECKS)

    send()
