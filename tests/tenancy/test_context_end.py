"""An office's context ends with its transaction; inside another it is put back by a statement."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from core.tenancy.context import office_context

ALDER, BIRCH = 1, 2


def context_now() -> str:
    """The office that the context names; empty outside of one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('lanyard.context', true), '')")
        (token,) = cursor.fetchone() or ("",)
    return str(token).partition(".")[0]


@pytest.mark.django_db(transaction=True)
def test_a_context_of_its_own_transaction_is_gone_after_it_without_a_statement() -> None:
    with CaptureQueriesContext(connection) as queries, office_context(ALDER):
        pass
    said = [query["sql"] for query in queries.captured_queries]
    assert sum("set_config" in it for it in said) == 1
    assert context_now() == ""


@pytest.mark.django_db(transaction=True)
def test_a_context_inside_another_gives_way_to_it() -> None:
    with office_context(ALDER):
        with office_context(BIRCH):
            assert context_now() == str(BIRCH)
        assert context_now() == str(ALDER)
    assert context_now() == ""


@pytest.mark.django_db(transaction=True)
def test_a_context_inside_a_transaction_leaves_none_behind() -> None:
    with transaction.atomic():
        with office_context(ALDER):
            assert context_now() == str(ALDER)
        assert context_now() == ""
