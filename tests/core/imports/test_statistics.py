"""PostgreSQL knows of what came in before autovacuum has looked."""

from unittest.mock import patch

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.imports.statistics import FEW, tell_statistics
from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.core.imports.tiny import brought_in
from tests.database import url_of

pytestmark = pytest.mark.usefixtures("nothing_known", "uploads")

LINES = tuple(f"Firm{number},Town," for number in range(23))


CLEAR = """
    SELECT pg_clear_relation_stats('public', 'partnerships_partner'),
        count(pg_clear_attribute_stats('public', 'partnerships_partner', attname, false))
    FROM pg_attribute WHERE attrelid = 'partnerships_partner'::regclass AND attnum > 0
"""


@pytest.fixture
def nothing_known(django_db_setup: None) -> None:
    """Statistics outlive a test's transaction: what others have told is forgotten first."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(url_of("DATABASE_OWNER_URL", name), autocommit=True) as owner:
        owner.execute(CLEAR)


def told(office: Office, condition: str = "true") -> bool:
    """Whether the planner expects the partners of this office by their number."""
    with office_context(office.pk), connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN (FORMAT JSON) SELECT FROM partnerships_partner"
            f" WHERE office_id = %s AND {condition}",
            [office.pk],
        )
        plan = cursor.fetchone()
    assert plan is not None
    return bool(10 < plan[0][0]["Plan"]["Plan Rows"] < 50)


def test_rows_that_came_in_are_known_to_the_planner(alder: Office, ana: Membership) -> None:
    assert not told(alder)
    with patch("core.imports.statistics.FEW", 2), patch("core.imports.writing.AT_ONCE", 4):
        brought_in(alder, ana, *LINES)
    assert told(alder)


def test_a_handful_of_rows_is_not_worth_it(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, *LINES)
    with CaptureQueriesContext(connection) as asked:
        tell_statistics(run, 0, FEW - 1)
        tell_statistics(run, FEW * 2, FEW * 3)
    assert not asked.captured_queries


def test_what_indexes_have_as_a_condition_is_known_too(alder: Office, ana: Membership) -> None:
    assert not told(alder, "archived_at IS NULL")
    with patch("core.imports.statistics.FEW", 2), patch("core.imports.writing.AT_ONCE", 4):
        brought_in(alder, ana, *LINES)
    assert told(alder, "archived_at IS NULL")
