"""The nightly look at all partners, and its floor: one plain SELECT + INSERT that reads and writes
as much. The real worker then looks at the largest offices, and its memory is watched."""

import statistics
import time
from typing import Any

import psycopg

from benchmarks.installation import Installation
from benchmarks.programs import BenchmarkError

MOST_SECONDS = 300.0
TABLE = "outcomes_riskresult"
"""Of each partner, every night, a row; what else a look writes is what has changed."""
MEMORY = "32MB"
"""For sorting and hashing, as much as a look takes (outcomes.actions.scans.PLANNING)."""

TYPICAL_SQL = """
    SELECT states, floors::text, evidence::text FROM outcomes_riskresult
    ORDER BY abs(pg_column_size(evidence) - (
        SELECT avg(pg_column_size(evidence)) FROM outcomes_riskresult)) LIMIT 1
"""
KEYS_SQL = """
    SELECT pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = 'public.outcomes_riskresult'::regclass AND contype = 'f'
"""
FLOOR_SQL = """
    WITH done AS (
        SELECT t.office_id, t.partner_id, count(*) AS n, max(t.starts_on) AS last_on,
            max(t.starts_on) FILTER (WHERE a.exchange = 'two-way') AS two_way_on,
            max(t.starts_on) FILTER (WHERE a.kind = 'job-shadow') AS engaged_on
        FROM outreach_participation t
        JOIN outreach_activity a ON a.office_id = t.office_id AND a.id = t.activity_id
        WHERE t.attended AND a.status = 'done' AND a.archived_at IS NULL
        GROUP BY t.office_id, t.partner_id
    ), met AS (
        SELECT t.office_id, t.partner_id, count(*) AS n
        FROM outreach_participation t
        JOIN outreach_activitycontact c
            ON c.office_id = t.office_id AND c.activity_id = t.activity_id
        WHERE t.starts_on > current_date - 365
        GROUP BY t.office_id, t.partner_id
    ), people AS (
        SELECT f.office_id, f.partner_id, count(*) AS n, bool_or(f.holds = 'primary') AS has_primary
        FROM contacts_affiliation f
        JOIN contacts_contact c ON c.office_id = f.office_id AND c.id = f.contact_id
        LEFT JOIN contacts_affiliationemail e
            ON e.office_id = f.office_id AND e.affiliation_id = f.id
        GROUP BY f.office_id, f.partner_id
    ), promises AS (
        SELECT office_id, partner_id, min(due_on) AS due_on FROM outreach_followup
        WHERE status = 'open' AND archived_at IS NULL GROUP BY office_id, partner_id
    ), concerns AS (
        SELECT office_id, partner_id, min(promised_on) AS promised_on FROM outreach_concern
        WHERE archived_at IS NULL GROUP BY office_id, partner_id
    ), needs AS (
        SELECT office_id, partner_id, count(*) AS n FROM partnerships_need
        WHERE archived_at IS NULL GROUP BY office_id, partner_id
    ), agreements AS (
        SELECT office_id, partner_id, max(ends_on) AS ends_on FROM partnerships_agreement
        WHERE archived_at IS NULL GROUP BY office_id, partner_id
    ), thanks AS (
        SELECT office_id, partner_id, max(given_on) AS given_on FROM recognition_recognition
        WHERE archived_at IS NULL GROUP BY office_id, partner_id
    ), results AS (
        SELECT office_id, partner_id, max(shared_on) AS shared_on FROM outcomes_result
        WHERE archived_at IS NULL GROUP BY office_id, partner_id
    ), found AS (
        SELECT p.office_id, p.id AS partner_id,
            CASE WHEN done.two_way_on > current_date - 90 THEN 'strong'
                WHEN concerns.promised_on < current_date OR promises.due_on < current_date
                    OR people.has_primary IS NOT TRUE THEN 'risk' ELSE 'care' END AS band,
            least(99, coalesce(done.n, 0) + coalesce(met.n, 0) + coalesce(needs.n, 0)) AS score,
            num_nulls(done.engaged_on, agreements.ends_on, thanks.given_on, results.shared_on) AS n
        FROM partnerships_partner p
        LEFT JOIN done ON done.office_id = p.office_id AND done.partner_id = p.id
        LEFT JOIN met ON met.office_id = p.office_id AND met.partner_id = p.id
        LEFT JOIN people ON people.office_id = p.office_id AND people.partner_id = p.id
        LEFT JOIN promises ON promises.office_id = p.office_id AND promises.partner_id = p.id
        LEFT JOIN concerns ON concerns.office_id = p.office_id AND concerns.partner_id = p.id
        LEFT JOIN needs ON needs.office_id = p.office_id AND needs.partner_id = p.id
        LEFT JOIN agreements ON agreements.office_id = p.office_id AND agreements.partner_id = p.id
        LEFT JOIN thanks ON thanks.office_id = p.office_id AND thanks.partner_id = p.id
        LEFT JOIN results ON results.office_id = p.office_id AND results.partner_id = p.id
        WHERE p.archived_at IS NULL AND p.stage <> 'ended'
    )
    INSERT INTO bench_scan.result (office_id, scan_id, partner_id, band, score, known, applicable,
        states, floors, evidence)
    SELECT found.office_id, scans.id, partner_id, band, score, n, 10, %(states)s,
        %(floors)s::text[], %(evidence)s::jsonb
    FROM found JOIN (
        SELECT office_id, max(id) AS id FROM outcomes_riskscan GROUP BY office_id
    ) scans ON scans.office_id = found.office_id
"""
NIGHTS_SQL = """
    UPDATE core_duerow SET due_at = now()
    WHERE rule = 'risk-scan' AND state = 'waiting' AND office_id = ANY(%s)
"""
LOOKED_SQL = """
    SELECT count(*) FROM core_duerow WHERE rule = 'risk-scan' AND finished_at IS NOT NULL
"""
FAILED_SQL = "SELECT count(*) FROM core_duerow WHERE rule = 'risk-scan' AND state = 'failed'"


def scans(installation: Installation, rounds: int, largest: int) -> dict[str, Any]:
    """Ours and the floor by turns, after a first look; medians. Then the worker's memory."""
    first = installation.ask("scans", {})
    admin = installation.admin_url(installation.database)
    ours, floors = [], []
    for _ in range(rounds):
        floors.append(floor_seconds(admin))
        ours.append(installation.ask("scans", {}))
    return {
        **{name: first[name] for name in ("offices", "partners", "activities")},
        "first_seconds": first["seconds"],
        "seconds": statistics.median(it["seconds"] for it in ours),
        "floor_seconds": statistics.median(floors),
        "memory": _weighed(installation, largest)
        | {"all_offices": round(max(it["megabytes"] for it in (first, *ours)), 1)},
    }


def floor_seconds(admin_url: str) -> float:
    """The same tables joined and grouped, as many rows as wide into a table with the same indexes,
    checks and keys, in one statement."""
    with psycopg.connect(admin_url) as connection:
        typical = connection.execute(TYPICAL_SQL).fetchone()
        if typical is None:
            raise BenchmarkError("nobody was looked at")
        connection.execute("CREATE SCHEMA bench_scan")
        connection.execute(f"CREATE TABLE bench_scan.result (LIKE public.{TABLE} INCLUDING ALL)")
        for (key,) in connection.execute(KEYS_SQL).fetchall():
            connection.execute(f"ALTER TABLE bench_scan.result ADD {key}")
        connection.execute(f"SET work_mem = '{MEMORY}'")
        connection.commit()
        began = time.perf_counter()
        names = ("states", "floors", "evidence")
        connection.execute(FLOOR_SQL, dict(zip(names, typical, strict=True)))
        connection.commit()
        seconds = time.perf_counter() - began
        connection.execute("DROP SCHEMA bench_scan CASCADE")
        return seconds


def _weighed(installation: Installation, largest: int) -> dict[str, float]:
    """The most that one process of the worker took (PSS, MB) while it looked at the largest
    offices, and all of them together."""
    offices = installation.ask("nights", {"largest": largest})
    with psycopg.connect(installation.owner_url, autocommit=True) as owner:
        owner.execute(NIGHTS_SQL, [offices])
        worker, beat = installation.worker(), installation.beat()
        one = together = 0.0
        began = time.monotonic()
        try:
            while _count(owner, LOOKED_SQL) < len(offices):
                time.sleep(0.1)
                each = worker.megabytes_of_each()
                one, together = max(one, *each), max(together, sum(each))
                if _count(owner, FAILED_SQL) or time.monotonic() - began > MOST_SECONDS:
                    raise BenchmarkError(f"the worker did not look:\n{worker.last_words()}")
        finally:
            beat.kill()
            worker.kill()
    return {"one": round(one, 1), "together": round(together, 1)}


def _count(owner: psycopg.Connection, sql: str) -> int:
    row = owner.execute(sql).fetchone()
    return int(row[0]) if row else 0
