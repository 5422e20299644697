"""A load of made-up offices, and questions to the tables."""

import io

from django.core.management import call_command
from django.db import connection


def ask(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def load_some(offices: int = 3, partners: int = 60, activities: int = 300) -> str:
    out = io.StringIO()
    call_command("load_bulk", offices=offices, partners=partners, activities=activities, stdout=out)
    return out.getvalue()
