"""Statements over some partners, or all of an office, written for one: it is planned once.

`%(all)s OR partner_id = ANY(%(partners)s)` has to be planned for its values. A dozen tables with
row security took longer to plan than to read, each time that somebody logged a touchpoint.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.db import connection
from psycopg.sql import Literal

from core.kept_statements import write

CHOICE = re.compile(r"\(%\(all\)s OR ((?:\w+\.)?partner_id) = ANY\(%\(partners\)s\)\)")


def of_one(sql: str, constants: Mapping[str, Any]) -> str:
    """The statement for one partner, with the constants written into it: partial indexes are
    found by them. What is left to be named is the office and the partner."""
    connection.ensure_connection()
    said = {name: Literal(it).as_string(connection.connection) for name, it in constants.items()}
    left = {"office": "%(office)s", "partner": "%(partner)s"}
    return CHOICE.sub(r"\1 = %(partner)s", sql) % (said | left)


def write_of_one(sql: str, office_id: int, partner_id: int) -> int:
    """Run it; answers how many rows it wrote."""
    return write(sql, {"office": office_id, "partner": partner_id})
