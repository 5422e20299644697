"""Looks at the risk of all partners of an office, or of a few whose facts have changed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from core.actions import action
from core.actors import Actor
from core.joins import joined_by_hash
from core.kept_statements import write
from core.registries.checks import Lens
from offices.models import Membership, Office
from offices.permissions import Permission, require
from outcomes.checks.judging import RISK_COLUMNS, judged, strands_sql
from outcomes.enums.risk import ScanKind
from outcomes.models import RiskScan
from outcomes.queries.lens import SETTINGS, lens_of
from partnerships.enums.health import UNKNOWN_STRANDS
from partnerships.enums.partners import Stage


def _columns(alias: str) -> str:
    return ", ".join(f"{alias}.{name}" for name in RISK_COLUMNS)


COLUMNS = ", ".join(RISK_COLUMNS)
FEW = 20
"""Partners up to which each is looked up by itself."""
WORK_MEMORY = "32MB"
"""Of the database while it looks at a whole office; of the worker it takes none."""
LOCK = 6_001
"""The number of the lock under which looks at an office take turns."""

RESULTS_OF_SCAN = """
    FROM outcomes_riskresult r
    LEFT JOIN outcomes_riskresult b ON b.office_id = r.office_id
        AND b.scan_id = %(before)s AND b.partner_id = r.partner_id
    WHERE r.office_id = %(office)s AND r.scan_id = %(scan)s
"""
"""The results of a scan (`r`), each beside that of the one before (`b`)."""
UPDATE_NEWEST = f"""
    UPDATE outcomes_partnerrisk n
    SET ({COLUMNS}, score_before, band_before, looked_at) = ({_columns("f")},
        f.score_before, f.band_before, %(now)s)
    FROM (
        SELECT r.partner_id, {_columns("r")}, b.score AS score_before,
            coalesce(b.band, '') AS band_before
        {RESULTS_OF_SCAN}
    ) f
    WHERE n.office_id = %(office)s AND n.partner_id = f.partner_id
      AND ({_columns("n")}, n.score_before, n.band_before)
        IS DISTINCT FROM ({_columns("f")}, f.score_before, f.band_before)
"""
"""Of most partners a night finds what the night before found: their rows stay untouched."""
INSERT_NEWEST = f"""
    INSERT INTO outcomes_partnerrisk (office_id, partner_id, {COLUMNS}, looked_at, score_before,
        band_before)
    SELECT %(office)s, r.partner_id, {_columns("r")}, %(now)s, b.score, coalesce(b.band, '')
    {RESULTS_OF_SCAN}
      AND NOT EXISTS (
        SELECT FROM outcomes_partnerrisk n
        WHERE n.office_id = %(office)s AND n.partner_id = r.partner_id)
"""


@action
def scan_office(
    *,
    by: Actor,
    office: Office,
    now: datetime,
    kind: ScanKind = ScanKind.NIGHTLY,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> RiskScan:
    """Look at every partner that is not archived or ended, and keep what was found.

    A scan of the past (`kind` past, `known_at` what was known then) is kept beside the others and
    changes nothing that is shown. Members need the permission to close a year.
    """
    if isinstance(by, Membership):
        require(by, Permission.CLOSE_YEAR)
    day = as_of or office.today(known_at or now)
    lens = lens_of(office, day, known_at=known_at)
    scan = RiskScan.objects.create(
        office=office,
        kind=kind,
        as_of=day,
        known_at=known_at or now,
        settings={name: lens.params[name] for name in SETTINGS},
    )
    with _alone(office.pk), joined_by_hash(), _memory():
        if kind != ScanKind.PAST:
            _clear(office.pk, None)
        scan.partner_count = _write_results(lens, scan)
        if kind != ScanKind.PAST:
            _show(lens, scan, now)
    scan.save(update_fields=["partner_count"])
    return scan


def look_anew(
    office_id: int, partner_ids: Iterable[int] | None, now: datetime, *, wait: bool = True
) -> bool:
    """Look at these partners alone (None: at all), as the newest there is of them; no scan.

    Without `wait` it gives up, and answers False, where somebody else is looking at the office.
    Needs the office's context.
    """
    chosen = None if partner_ids is None else sorted(set(partner_ids))
    if chosen == []:
        return True
    office = Office.objects.get(pk=office_id)
    lens = lens_of(office, office.today(now), partners=chosen)
    many = chosen is None or len(chosen) > FEW
    with transaction.atomic(), _alone(office_id, wait=wait) as is_mine:
        if not is_mine:
            return False
        if not many:
            return _look(lens, chosen, now)
        with joined_by_hash(), _memory():
            return _look(lens, chosen, now)


def look_at_stale(office_id: int, now: datetime) -> int:
    """Look anew at every partner of whom something was written since; answers how many."""
    partners = _clear(office_id, None)
    if partners:
        look_anew(office_id, partners, now)
    return len(partners)


def _look(lens: Lens, chosen: list[int] | None, now: datetime) -> bool:
    """What they are compared with stays: it is of a scan."""
    _clear(lens.params["office"], chosen)
    changes = ", ".join(f"{name} = excluded.{name}" for name in (*RISK_COLUMNS, "looked_at"))
    _run(
        f"""INSERT INTO outcomes_partnerrisk
            (office_id, partner_id, {COLUMNS}, looked_at, band_before)
        SELECT %(office)s, j.partner_id, {_columns("j")}, %(now)s, '' FROM ({judged(lens)}) j
        ON CONFLICT (office_id, partner_id) DO UPDATE SET {changes}""",
        lens.params | {"now": now},
    )
    _forget(lens)
    _show_standing(lens, now)
    return True


def _write_results(lens: Lens, scan: RiskScan) -> int:
    return _run(
        f"""INSERT INTO outcomes_riskresult (office_id, scan_id, partner_id, {COLUMNS})
        SELECT %(office)s, %(scan)s, j.partner_id, {_columns("j")} FROM ({judged(lens)}) j""",
        lens.params | {"scan": scan.pk},
    )


def _show(lens: Lens, scan: RiskScan, now: datetime) -> None:
    """Make a scan's results the newest of each partner, beside those of the last day before."""
    before = (
        RiskScan.objects.filter(office=scan.office_id, as_of__lt=scan.as_of)
        .exclude(kind=ScanKind.PAST)
        .order_by("-as_of", "-id")
        .first()
    )
    params = lens.params | {"now": now, "scan": scan.pk, "before": before and before.pk}
    _run(UPDATE_NEWEST, params)
    _run(INSERT_NEWEST, params)
    _forget(lens)
    _show_standing(lens, now)


def _forget(lens: Lens) -> None:
    """Nothing is said any more of who is archived or ended."""
    _run(
        f"""DELETE FROM outcomes_partnerrisk r WHERE r.office_id = %(office)s
        AND {lens.chosen("r.partner_id")}
        AND NOT EXISTS (
            SELECT FROM partnerships_partner p
            WHERE p.office_id = r.office_id AND p.id = r.partner_id
              AND p.archived_at IS NULL AND p.stage <> '{Stage.ENDED}')""",
        lens.params,
    )


def _show_standing(lens: Lens, now: datetime) -> None:
    """Write what lists show; rows of which it is the same stay untouched. They are locked in the
    order in which all lock them."""
    facts = "health_band, health_score, health_known, health_strands"
    found = f"""
        SELECT s.id, coalesce(r.band, '') AS band, r.score, coalesce(r.known, 0) AS known,
            CASE WHEN r.id IS NULL THEN '{UNKNOWN_STRANDS}' ELSE {strands_sql("r")} END AS strands,
            CASE WHEN r.id IS NOT NULL THEN %(now)s::timestamptz END AS looked_at
        FROM partnerships_partnerstanding s
        LEFT JOIN outcomes_partnerrisk r
            ON r.office_id = s.office_id AND r.partner_id = s.partner_id
        WHERE s.office_id = %(office)s AND {lens.chosen("s.partner_id")}"""
    differs = f"""(s.{facts.replace(", ", ", s.")}, s.health_at IS NULL) IS DISTINCT FROM
        (f.band, f.score, f.known, f.strands, f.looked_at IS NULL)"""
    _run(
        f"""UPDATE partnerships_partnerstanding s
        SET ({facts}, health_at) = (f.band, f.score, f.known, f.strands, f.looked_at)
        FROM (
            SELECT s.id, f.band, f.score, f.known, f.strands, f.looked_at
            FROM partnerships_partnerstanding s JOIN ({found}) f ON f.id = s.id
            WHERE s.office_id = %(office)s AND {differs}
            ORDER BY s.id FOR NO KEY UPDATE OF s
        ) f
        WHERE s.office_id = %(office)s AND s.id = f.id""",
        lens.params | {"now": now},
    )


def _clear(office_id: int, partners: list[int] | None) -> list[int]:
    """Take the marks off the stale rows before the facts are read: what is written meanwhile
    marks them again. Rows that somebody is writing to keep theirs."""
    chosen = "true" if partners is None else "partner_id = ANY(%(partners)s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""UPDATE partnerships_partnerstanding SET health_is_stale = false
            WHERE office_id = %(office)s AND id IN (
                SELECT id FROM partnerships_partnerstanding
                WHERE office_id = %(office)s AND health_is_stale AND {chosen}
                ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING partner_id""",
            {"office": office_id, "partners": partners},
        )
        return [partner_id for (partner_id,) in cursor.fetchall()]


def _run(sql: str, params: dict[str, Any]) -> int:
    """Of a whole office, a statement is the same for each: it is sent and planned once."""
    if not params["partners"]:
        return write(sql, params)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


@contextmanager
def _alone(office_id: int, *, wait: bool = True) -> Iterator[bool]:
    """Let looks at an office take turns, until the transaction ends."""
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, office_id % 2**31])
            yield True
        else:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, office_id % 2**31])
            row = cursor.fetchone()
            yield bool(row and row[0])


@contextmanager
def _memory() -> Iterator[None]:
    """Let the database sort and hash a whole office in its memory, by a plan that it keeps: for an
    office of fifty partners it would plan for longer than it looks."""
    before = _set_planning(WORK_MEMORY, "force_generic_plan")
    yield
    _set_planning(before, "auto")


def _set_planning(memory: str, plans: str) -> str:
    """Set both; answers what the memory was."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT current_setting('work_mem'), set_config('work_mem', %s, true),
                set_config('plan_cache_mode', %s, true)""",
            [memory, plans],
        )
        row = cursor.fetchone()
    assert row is not None
    return str(row[0])
