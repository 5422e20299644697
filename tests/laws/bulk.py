"""A large installation for the laws of speed: many offices, one of them of 20,000 partners.

The largest holds a third of every table. With less, as in a real installation of many offices,
indexes win by more; with half, PostgreSQL rightly reads the whole.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import connection, connections

from core.tenancy.context import office_context
from tests import database

OFFICES, PARTNERS, LARGEST, ACTIVITIES = 40, 60_000, 20_000, 40_000
SIZES = ("--offices", OFFICES, "--partners", PARTNERS, "--largest", LARGEST)
NIGHTS = 200

EARLIER_NIGHTS = """
    INSERT INTO outcomes_riskscan (office_id, recorded_at, kind, as_of, known_at, partner_count,
        settings)
    SELECT s.office_id, s.recorded_at, 'nightly', s.as_of - n, s.known_at, s.partner_count,
        s.settings
    FROM outcomes_riskscan s, generate_series(1, %s) n
"""
SCANNED = (
    "outcomes_riskscan, outcomes_riskresult, outcomes_partnerrisk, partnerships_partnerstanding"
)

WHOLE = re.compile(r'"Node Type": "Seq Scan"[^{}]*?"Relation Name": "(\w+)"')


@contextmanager
def large_installation() -> Iterator[None]:
    """Django's connection leads to it, as the app role, until the context is left."""
    settings = connections["default"].settings_dict
    before = settings["NAME"]
    with database.scratch("bulk") as name:
        sizes = [str(it) for it in (*SIZES, "--activities", ACTIVITIES)]
        database.manage(name, "load_bulk", *sizes)
        _scan(name)
        connection.close()
        settings["NAME"] = name
        try:
            yield
        finally:
            connection.close()
            settings["NAME"] = before


def _scan(name: str) -> None:
    """Look at every partner's risk; of the nights before there are the scans, without results."""
    database.manage(name, "scan_risk", "--all")
    url = database.url_of("DATABASE_OWNER_URL", name)
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(EARLIER_NIGHTS, [NIGHTS])
        owner.execute(f"VACUUM (ANALYZE) {SCANNED}")


@dataclass
class Statements:
    """Gathers what is asked of the database while it wraps the execution of statements."""

    asked: list[tuple[str, Any]] = field(default_factory=list)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.asked.append((sql, params))
        return execute(sql, params, many, context)


def read_whole(office_id: int, statements: Statements) -> set[str]:
    """The tables that any of the statements reads from end to end, by the planner's own choice."""
    found: set[str] = set()
    with office_context(office_id), connection.cursor() as cursor:
        for sql, params in statements.asked:
            if sql.lstrip().startswith(("SELECT", "WITH", "UPDATE", "DELETE")):
                cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
                found |= tables_read_whole(cursor.fetchone())
    return found


def tables_read_whole(row: Any) -> set[str]:
    """The tables in what EXPLAIN (FORMAT JSON) answered."""
    (plan,) = row
    return set(WHOLE.findall(plan if isinstance(plan, str) else json.dumps(plan)))
