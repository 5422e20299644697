"""Through PgBouncer in transaction mode no office sees another's rows, whatever goes wrong.

More clients than connections, so that each connection serves both offices in turn.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import Client, override_settings

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.deploy.pgbouncer import POOL, log_of, pgbouncer
from tests.factories import make_partner

CLIENTS = 8
REQUESTS = 250  # of each client
ROWS = 5
# What a client asks for instead of `names`, in each round of fifty.
ON_PURPOSE = {7: "spoil", 19: "litter", 31: "export", 43: "vanish"}

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # lines that are lost on purpose
]


@pytest.fixture
def pooled(tmp_path: Path, ana: Membership, charlie: Membership) -> Iterator[Path]:
    """Both offices have partners, and Django talks through PgBouncer."""
    for member in (ana, charlie):
        with office_context(member.office_id):
            for number in range(ROWS):
                make_partner(member.office, name=f"{member.office.slug} {number}")
    settings = connection.settings_dict
    direct = settings["HOST"], settings["PORT"], settings["OPTIONS"]
    # as DATABASE_POOLER=pgbouncer has it: no statement stays with a connection
    unkept = {name: it for name, it in direct[2].items() if name != "prepare_threshold"}
    with pgbouncer(tmp_path, settings["NAME"]) as port:
        connection.close()
        settings["HOST"], settings["PORT"], settings["OPTIONS"] = "127.0.0.1", port, unkept
        yield tmp_path
        connection.close()
        settings["HOST"], settings["PORT"], settings["OPTIONS"] = direct


def ask(member: Membership) -> Counter[str]:
    """One client's requests; how many of each kind went as they should."""
    client, went = Client(raise_request_exception=False), Counter[str]()
    client.force_login(member.user)
    slug = member.office.slug
    own = {f"{slug} {number}" for number in range(ROWS)}
    for number in range(REQUESTS):
        what = ON_PURPOSE.get(number % 50, "names")
        response = client.get(f"/o/{slug}/{what}/")
        if what in ("spoil", "vanish"):
            assert response.status_code >= 500
            connection.close()  # as the end of a request does with a line that is unusable
        else:
            assert response.status_code == 200
            assert set(response.json()["names"]) == own
        went[what] += 1
    connections.close_all()
    return went


@override_settings(ROOT_URLCONF="tests.deploy.pooled_urls")
def test_two_thousand_requests_of_two_offices_see_their_own_rows_alone(
    pooled: Path, ana: Membership, charlie: Membership
) -> None:
    members = [ana, charlie] * (CLIENTS // 2)
    with ThreadPoolExecutor(CLIENTS) as threads:
        went = sum(threads.map(ask, members), Counter[str]())
    assert went.total() == CLIENTS * REQUESTS == 2000
    assert went["spoil"] == went["vanish"] == went["litter"] == 40
    assert Partner.objects.count() == 0  # no context: whatever was left behind opens nothing
    for member in (ana, charlie):
        with office_context(member.office_id):
            assert Partner.objects.filter(name="Spoiled").count() == 0
            assert Partner.objects.count() == ROWS
    assert _server_connections(pooled) <= POOL + went["vanish"]


@override_settings(ROOT_URLCONF="tests.deploy.pooled_urls")
def test_a_context_that_was_left_on_a_connection_opens_nothing_to_the_next(
    pooled: Path, ana: Membership
) -> None:
    client = Client()
    client.force_login(ana.user)
    for _ in range(POOL * 4):
        client.get("/o/alder/litter/")
    left = 0
    for _ in range(POOL * 4):
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(current_setting('lanyard.context', true), '') <> ''")
            left += cursor.fetchone() == (True,)
        assert Partner.objects.count() == 0
    assert left, "no connection kept the setting: the test proves nothing"


def _server_connections(folder: Path) -> int:
    """How many connections PgBouncer has opened to the server, over all its life."""
    return log_of(folder).count("new connection to server")
