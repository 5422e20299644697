"""A partner's history stays quick in a large office, and with ten thousand entries of its own."""

import json
import re
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests import cast, database

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

WHOLE = re.compile(r'"Node Type": "Seq Scan"[^{}]*?"Relation Name": "(\w+)"')
TABLES = (
    "partnerships_partner",
    "outreach_activity",
    "outreach_participation",
    "outreach_followup",
)


FILLED = {*TABLES, *(f"{table}history" for table in TABLES)}


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
    cursor = page.context["next"].split("before=")[1]
    for asked in ({}, {"before": cursor}, {"show": "activities"}, {"show": "follow-ups"}):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path, asked).status_code == 200
        history = [it["sql"] for it in queries.captured_queries if "pgh_" in it["sql"]]
        assert len(history) == (3 if "show" in asked else 2)
        whole = {table for sql in history for table in read_whole(large, sql)}
        assert whole.isdisjoint(FILLED)  # that it reads an empty table says nothing


def read_whole(partner: Partner, sql: str) -> list[str]:
    """The tables that a statement reads from end to end."""
    with office_context(partner.office_id), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        [(plan,)] = cursor.fetchall()
    return WHOLE.findall(plan if isinstance(plan, str) else json.dumps(plan))
