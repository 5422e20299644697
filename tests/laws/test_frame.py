"""The frame of each request: session, user, membership, context, and a transaction around all."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.factories import make_partner

MOST = 7  # statements, BEGIN and COMMIT included

ClientOf = Callable[[Membership], Client]

pytestmark = [pytest.mark.django_db(transaction=True)]


@override_settings(ROOT_URLCONF="tests.laws.bare_urls")
def test_the_frame_of_a_page_takes_at_most_seven_statements(
    ana: Membership, client_of: ClientOf
) -> None:
    client = client_of(ana)
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/o/alder/bare/").content == b"ok"
    assert len(queries) <= MOST, [query["sql"][:80] for query in queries.captured_queries]


@override_settings(ROOT_URLCONF="tests.laws.bare_urls")
@pytest.mark.parametrize("how", ["raise", "500", "503"])
def test_a_request_that_fails_changes_nothing(
    how: str, ana: Membership, client_of: ClientOf
) -> None:
    client = client_of(ana)
    client.raise_request_exception = False
    with office_context(ana.office_id):
        make_partner(ana.office, name="Whole")
    assert client.get(f"/o/alder/spoil/?how={how}").status_code >= 500
    with office_context(ana.office_id):
        assert Partner.objects.get().name == "Whole"


@override_settings(ROOT_URLCONF="tests.laws.bare_urls")
def test_after_a_request_no_context_is_left(ana: Membership, client_of: ClientOf) -> None:
    client = client_of(ana)
    with office_context(ana.office_id):
        make_partner(ana.office)
    assert client.get("/o/alder/bare/").status_code == 200
    assert Partner.objects.count() == 0


@override_settings(ROOT_URLCONF="tests.laws.bare_urls")
@pytest.mark.parametrize("when", ["now", "at the end"])
def test_two_changes_that_meet_are_said_and_undone(
    when: str, ana: Membership, client_of: ClientOf
) -> None:
    client = client_of(ana)
    with office_context(ana.office_id):
        make_partner(ana.office, name="Whole")
    response = client.get(f"/o/alder/clash/?when={when}")
    assert response.status_code == 409
    assert "at the same moment" in response.content.decode()
    with office_context(ana.office_id):
        assert Partner.objects.get().name == "Whole"
