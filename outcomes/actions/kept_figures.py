"""Keeps the figures of an office, or of a part, so that not each look at them counts."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from outcomes.queries.figures import figures_of
from outcomes.queries.frames import Frame
from outcomes.queries.retention import Counts, count_figures
from outcomes.queries.retention_filters import RetentionFilters

FIND_SQL = """
    SELECT k.key, k.counts::text, k.counted_at,
        EXISTS (SELECT FROM outcomes_figureschange c WHERE c.office_id = %(office)s)
    FROM outcomes_keptfigures k WHERE k.office_id = %(office)s AND k.part = %(part)s
"""
ALONE_SQL = "SELECT pg_try_advisory_xact_lock(hashtextextended(%(what)s, %(office)s))"
FORGET_SQL = """
    WITH seen AS (
        DELETE FROM outcomes_figureschange WHERE office_id = %(office)s RETURNING 1
    ), old AS (
        DELETE FROM outcomes_keptfigures k WHERE k.office_id = %(office)s
            AND (k.key <> %(key)s OR EXISTS (SELECT FROM seen))
    )
    SELECT set_config('lanyard.figures', '', true)
"""
MOST_PARTS = 200
"""So many looks at parts of an office are kept until something changes, or the day."""
KEEP_SQL = """
    INSERT INTO outcomes_keptfigures (office_id, part, key, counts, counted_at)
    SELECT %(office)s, %(part)s, %(key)s, %(counts)s::jsonb, %(now)s
    WHERE %(part)s = '' OR %(most)s > (
        SELECT count(*) FROM outcomes_keptfigures k WHERE k.office_id = %(office)s)
    ON CONFLICT (office_id, part) DO UPDATE
    SET key = excluded.key, counts = excluded.counts, counted_at = excluded.counted_at
"""


@dataclass(frozen=True)
class Counted:
    """Figures by their keys, and when they were counted."""

    counts: Counts
    at: datetime


def current_figures(frame: Frame, filters: RetentionFilters | None = None) -> Counted:
    """The figures of the office, or of a part of it, as they are now: those kept if nothing has
    changed since, else counted anew."""
    chosen = filters or RetentionFilters()
    return _kept(frame, chosen) or count_and_keep(frame, chosen)


def count_and_keep(frame: Frame, filters: RetentionFilters | None = None) -> Counted:
    """Count, and keep it for the next one who looks, unless somebody is doing so right now.

    The changes that can be seen are taken away first, and with them all that was kept before they
    came: what is committed while this one counts stays, so that the next look counts again.
    """
    chosen = filters or RetentionFilters()
    values: dict[str, Any] = {"office": frame.office_id, "key": frame.key}
    is_alone = _ask(ALONE_SQL, {"what": "figures of retention", "office": frame.office_id})[0]
    if is_alone:
        _ask(FORGET_SQL, values)
    counted = Counted(count_figures(frame, chosen), timezone.now())
    if is_alone:
        values |= {"part": chosen.as_query(), "now": counted.at, "most": MOST_PARTS}
        with connection.cursor() as cursor:
            cursor.execute(KEEP_SQL, {**values, "counts": json.dumps(counted.counts)})
    return counted


def _kept(frame: Frame, filters: RetentionFilters) -> Counted | None:
    """What is kept, if it still holds and knows all figures: an older version may have kept it."""
    found = _ask(FIND_SQL, {"office": frame.office_id, "part": filters.as_query()})
    if not found:
        return None
    key, kept, at, is_old = found
    if is_old or key != frame.key:
        return None
    counts: Counts = json.loads(kept)
    return Counted(counts, at) if figures_of(frame).keys() <= counts.keys() else None


def _ask(sql: str, values: dict[str, Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone() or ()
