"""Joins of rows that PostgreSQL knows nothing about."""

from django.db import connection

from core.joins import joined_by_hash
from offices.models import Office


def test_nested_loops_are_off_within_and_on_again_behind(in_alder: Office) -> None:
    with joined_by_hash():
        assert _nested() == "off"
    assert _nested() == "on"


def test_who_is_within_already_stays_within(in_alder: Office) -> None:
    with joined_by_hash():
        with joined_by_hash():
            pass
        assert _nested() == "off"


def _nested() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_nestloop")
        return str(cursor.fetchone()[0])
