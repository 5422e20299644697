"""Keeps the figures of a whole office, so that the dashboard need not count them for each look."""

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
    FROM outcomes_keptfigures k WHERE k.office_id = %(office)s
"""
ALONE_SQL = "SELECT pg_try_advisory_xact_lock(hashtextextended(%(what)s, %(office)s))"
FORGET_SQL = """
    WITH seen AS (DELETE FROM outcomes_figureschange WHERE office_id = %(office)s)
    SELECT set_config('lanyard.figures', '', true)
"""
KEEP_SQL = """
    INSERT INTO outcomes_keptfigures (office_id, key, counts, counted_at)
    VALUES (%(office)s, %(key)s, %(counts)s::jsonb, %(now)s)
    ON CONFLICT (office_id) DO UPDATE
    SET key = excluded.key, counts = excluded.counts, counted_at = excluded.counted_at
"""


@dataclass(frozen=True)
class Counted:
    """Figures by their keys, and when they were counted."""

    counts: Counts
    at: datetime


def current_figures(frame: Frame, filters: RetentionFilters | None = None) -> Counted:
    """The figures as they are now: those kept if nothing has changed since, else counted anew.

    Those of a part of the office (`filters`) are counted each time.
    """
    if filters is not None and filters.said:
        return Counted(count_figures(frame, filters), timezone.now())
    return _kept(frame) or count_and_keep(frame)


def count_and_keep(frame: Frame) -> Counted:
    """Count, and keep it for the next one who looks, unless somebody is doing so right now.

    The changes that can be seen are taken away first: what is committed while this one counts
    stays, so that the next look counts again.
    """
    is_alone = _ask(ALONE_SQL, {"what": "figures of retention", "office": frame.office_id})[0]
    if is_alone:
        _ask(FORGET_SQL, {"office": frame.office_id})
    counted = Counted(count_figures(frame, RetentionFilters()), timezone.now())
    if is_alone:
        values: dict[str, Any] = {"office": frame.office_id, "key": frame.key, "now": counted.at}
        with connection.cursor() as cursor:
            cursor.execute(KEEP_SQL, {**values, "counts": json.dumps(counted.counts)})
    return counted


def _kept(frame: Frame) -> Counted | None:
    """What is kept, if it still holds and knows all figures: an older version may have kept it."""
    found = _ask(FIND_SQL, {"office": frame.office_id})
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
