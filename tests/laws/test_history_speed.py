"""A partner's history stays quick in a large office, and with ten thousand entries of its own."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg import sql

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests import cast, database
from tests.laws.bulk import tables_read_whole
from tests.laws.rows import sample
from tests.laws.test_plans import SMALL

PARTNERS, EVENTS = 20_000, 10_000
MOST = 9  # statements beyond the frame of a request
FRAME = 7

FILL = f"""
    INSERT INTO partnerships_partner (office_id, name, kind, stage, tier, one_person, closing,
        champion, source, career_clusters, naics_sector, street, town, region, postal_code, phone,
        website, notes, custom)
    SELECT {cast.ALDER}, 'Partner ' || n, 'employer', 'active', 'regular', false, false, false, '',
        '{{}}', '', '', '', '', '', '', '', '', '{{}}' FROM generate_series(1, {PARTNERS}) n;
    INSERT INTO partnerships_partnerstanding (office_id, partner_id, contact_count,
        has_primary_contact, has_backup_contact, touch_count, open_follow_up_count,
        next_follow_up_what)
    SELECT office_id, id, 0, false, false, 0, 0, '' FROM partnerships_partner;
    INSERT INTO outreach_activity (office_id, kind, status, exchange, starts_on, summary, notes)
    SELECT {cast.ALDER}, 'call', 'done', 'two-way', date '2026-01-01' - n % 900, '', ''
    FROM generate_series(1, {PARTNERS}) n;
    INSERT INTO outreach_participation (office_id, activity_id, partner_id, starts_on, attended)
    SELECT a.office_id, a.id, p.id, a.starts_on, true
    FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM outreach_activity) a
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM partnerships_partner) p
        ON p.n = CASE WHEN a.n <= {EVENTS // 40} THEN 1 ELSE a.n END;
    INSERT INTO outreach_followup (office_id, partner_id, what, kind, due_on, owner_id, status)
    SELECT office_id, id, 'Call', '', current_date, {cast.ANA}, 'open' FROM partnerships_partner;
    INSERT INTO outreach_followup (office_id, partner_id, what, kind, due_on, owner_id, status)
    SELECT office_id, min(id), 'Call', '', current_date, {cast.ANA}, 'open'
    FROM partnerships_partner, generate_series(1, {EVENTS // 40}) GROUP BY 1, generate_series;
    UPDATE outreach_activity SET notes = 'Talked about shadows' WHERE id % 2 = 0;
"""

SPREAD = """
    UPDATE {table}history SET pgh_created_at = now() - pgh_id * interval '1 minute',
        pgh_context_id = gen_random_uuid(), pgh_context = '{{"by": "member:2"}}'
"""

BUSY = f"""
    INSERT INTO partnerships_partnerhistory
    SELECT (jsonb_populate_record(h, jsonb_build_object(
        'pgh_id', nextval(pg_get_serial_sequence('partnerships_partnerhistory', 'pgh_id')),
        'pgh_label', 'update', 'phone', n::text))).*
    FROM partnerships_partnerhistory h, generate_series(1, {EVENTS}) n
    WHERE h.pgh_id = (SELECT min(pgh_id) FROM partnerships_partnerhistory)
"""

TABLES = (
    "partnerships_partner",
    "outreach_activity",
    "outreach_participation",
    "outreach_followup",
)


FILLED = {*TABLES, *(f"{table}history" for table in TABLES)}
OTHERS = 3_000
"""Rows of the rest, so that none is so small that reading the whole is the best way."""


def fill_others(tables: Collection[str]) -> None:
    """Rows that belong to nothing of the partner's, in these tables."""
    url = database.url_of("DATABASE_ADMIN_URL", str(connection.settings_dict["NAME"]))
    models = {it._meta.db_table: it for it in apps.get_models()}
    with psycopg.connect(url) as admin:
        admin.execute("SET session_replication_role = replica")  # past foreign keys and triggers
        for table in sorted(tables):
            add_many(admin, models[table])
            admin.execute(f"ANALYZE {table}")


def add_many(admin: psycopg.Connection, model: type[Model]) -> None:
    """Rows that differ in what they belong to."""
    fields = [it for it in model._meta.local_concrete_fields if not it.generated]
    values = {str(it.column): sample(it) for it in fields} | {"office_id": cast.ALDER}
    keys = {it for it, value in values.items() if it.endswith("_id") and value is not None}
    keys.discard("office_id")
    keys |= {str(it.column) for it in fields if it.primary_key}
    values |= dict.fromkeys(keys, 1_000_000)
    places = [sql.SQL("%s + n") if it in keys else sql.Placeholder() for it in values]
    said = "INSERT INTO {} ({}) SELECT {} FROM generate_series(1, %s) n ON CONFLICT DO NOTHING"
    names = map(sql.Identifier, values)
    table = sql.Identifier(model._meta.db_table)
    query = sql.SQL(said).format(table, sql.SQL(", ").join(names), sql.SQL(", ").join(places))
    added = admin.execute(query, [*values.values(), OTHERS]).rowcount
    assert added == OTHERS, model


@pytest.fixture
def large(transactional_db: None, alder: Office) -> Iterator[Partner]:
    """A partner with ten thousand changes in an office of twenty thousand partners."""
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(database.url_of("DATABASE_OWNER_URL", name)) as owner:
        owner.execute(FILL)
        owner.execute(BUSY)
        for table in TABLES:
            owner.execute(SPREAD.format(table=table))
        owner.commit()
        for table in TABLES:
            owner.execute(f"ANALYZE {table}")
            owner.execute(f"ANALYZE {table}history")
    with office_context(alder.pk):
        yield Partner.objects.order_by("id")[0]


def test_the_history_of_a_busy_partner_reads_no_table_whole(
    large: Partner, ana: Membership
) -> None:
    client = Client()
    client.force_login(ana.user)
    path = f"/o/alder/partners/{large.pk}/history/"
    with CaptureQueriesContext(connection) as queries:
        page = client.get(path)
    assert len(page.context["lines"]) == 20
    assert len(queries) <= FRAME + MOST
    fill_others(tables_of(large, asked_of_history(queries)) - FILLED - set(SMALL))
    cursor = page.context["next"].split("before=")[1]
    for asked in ({}, {"before": cursor}, {"show": "activities"}, {"show": "follow-ups"}):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path, asked).status_code == 200
        history = asked_of_history(queries)
        assert len(history) == (3 if "show" in asked else 2)
        whole = {table for sql in history for table in tables_read_whole(explained(large, sql))}
        assert whole - set(SMALL) == set()


def asked_of_history(queries: CaptureQueriesContext) -> list[str]:
    """The statements of a page that read histories."""
    return [it["sql"] for it in queries.captured_queries if "pgh_" in it["sql"]]


def tables_of(partner: Partner, statements: Sequence[str]) -> set[str]:
    """All that they read."""
    plans = [json.dumps(explained(partner, it)) for it in statements]
    return {table for plan in plans for table in re.findall(r'"Relation Name": "(\w+)"', plan)}


def explained(partner: Partner, statement: str) -> Any:
    """What EXPLAIN answers."""
    with office_context(partner.office_id), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}")
        return cursor.fetchone()
