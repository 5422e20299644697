"""The dashboard's figures open lists that hold as many, in an office with a bit of everything."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.cast import ADAM, ALDER, ALICE, ANA
from tests.laws.exported import csv_of
from tests.outcomes.generated import generate
from tests.outcomes.retention_pages import PAGE, count_of, figures, lines_of, page, printed
from tests.outreach.conftest import ClientOf
from tests.people import member_of, office_of
from tests.standing import standing


@pytest.fixture(scope="module")
def generated(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Made once: all tests here only look."""
    with standing(django_db_blocker):
        with django_db_blocker.unblock(), office_context(ALDER, by=f"member:{ANA}"):
            members = [member_of(ALDER, it) for it in (ALICE, ANA, ADAM)]
            generate(office_of(ALDER), members, seed=11, partners=60)
            # Of tables that nobody has analysed PostgreSQL believes that a row is in each.
            connection.cursor().execute("SET LOCAL enable_nestloop = off")
        yield


@pytest.fixture
def office(generated: None, in_alder: Office) -> Office:
    return in_alder


@pytest.fixture
def client(alice: Membership, client_of: ClientOf) -> Client:
    return client_of(alice)


@pytest.mark.parametrize("query", ["", "?tier=key", "?owner=none"])
def test_every_link_opens_a_list_that_holds_as_many_as_it_says(
    query: str, office: Office, client: Client
) -> None:
    html = page(client, query)
    found = figures(html)
    assert len(found) > 40
    for url, words in found:
        count = count_of(client, url)
        assert count == lines_of(client, url), url
        if said := re.fullmatch(r"(\d+)(?: of \d+| without)?", words):
            assert int(said[1]) == count, (url, words)


def test_shares_are_their_numerators_by_their_denominators(office: Office, client: Client) -> None:
    html = page(client)
    for url, words in figures(html):
        if said := re.search(r"(\d+)% (\d+) of (\d+)", words):
            percent, part, whole = map(int, said.groups())
            assert abs(100 * part / whole - percent) <= 0.5 or percent in (1, 99)
            assert count_of(client, url) == part


def test_the_page_takes_at_most_twelve_statements_beyond_the_frame(
    office: Office, client: Client
) -> None:
    page(client)
    with CaptureQueriesContext(connection) as queries:
        page(client)
    assert len(queries) <= 8 + 12, [it["sql"][:90] for it in queries]


def test_all_figures_leave_as_a_file(office: Office, client: Client) -> None:
    lines = csv_of(client.get("/o/alder/retention.csv"))
    assert len(lines) > 80
    assert len({it["What it counts"] for it in lines}) == len(lines)
    assert all(it["Number"].isdigit() for it in lines)
    kept = next(it for it in lines if it["Figure"].startswith("kept."))
    assert count_of(client, f"{PAGE}partners/?figure={kept['Figure']}") == int(kept["Number"])


def test_the_board_gets_the_same_figures(office: Office, client: Client) -> None:
    answer = client.get("/o/alder/retention/board.pdf?tier=regular")
    assert answer["Content-Type"] == "application/pdf"
    said = printed(answer.content)
    html = page(client, "?tier=regular")
    for value, label in re.findall(r"<span>([^<]+)</span>\s*<b>([^<]+)</b>", html):
        assert value in said
        assert label in said
    assert "Tier: Regular" in said
