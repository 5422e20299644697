"""School years that were closed in offices that are loaded in bulk: the newest is half settled."""

from datetime import date
from typing import Any

from django.db import connection

from outcomes.enums.risk import YearAnswer
from outreach.enums.activities import ENGAGEMENTS, Exchange, Status
from partnerships.enums.partners import Stage

YEARS = 3  # whole ones, looked back on

YEARS_SQL = """
    years AS (
        SELECT n, b.day AS starts_on, (b.day + interval '1 year')::date AS next_on,
            (b.day - interval '1 year')::date AS before_on
        FROM offices_office o
        CROSS JOIN LATERAL (SELECT make_date(
            extract(year FROM %(today)s::date)::int, o.year_starts_month, o.year_starts_day) AS day
        ) this
        CROSS JOIN generate_series(1, %(years)s) n
        CROSS JOIN LATERAL (SELECT (this.day - make_interval(years =>
            n + CASE WHEN this.day > %(today)s THEN 1 ELSE 0 END))::date AS day) b
        WHERE o.id = %(office)s
    )
"""
"""The last whole years, the newest first."""

CLOSE_SQL = f"""
    WITH {YEARS_SQL}
    INSERT INTO outcomes_closedyear (office_id, recorded_at, starts_on, ends_on)
    SELECT %(office)s, y.next_on::timestamptz, y.starts_on, y.next_on - 1
    FROM years y WHERE y.n > 1
"""

SETTLE_SQL = f"""
    WITH {YEARS_SQL}, took AS (
        SELECT t.partner_id, y.n
        FROM outreach_participation t
        JOIN outreach_activity a ON a.office_id = t.office_id AND a.id = t.activity_id
        JOIN years y ON t.starts_on >= y.before_on AND t.starts_on < y.next_on
        WHERE t.office_id = %(office)s AND t.attended AND a.archived_at IS NULL
          AND a.status = %(done)s
          AND (a.exchange = %(two_way)s
               OR a.kind = ANY(%(engagements)s) AND a.exchange <> %(attempt)s)
        GROUP BY t.partner_id, y.n
        HAVING max(t.starts_on) < min(y.starts_on)
    )
    INSERT INTO outcomes_yearsettlement (office_id, recorded_at, partner_id, year_starts_on,
        answer, stage_before, recorded_by_id)
    SELECT p.office_id, y.next_on::timestamptz, p.id, y.starts_on,
        CASE WHEN e.id IS NOT NULL AND e.as_planned THEN %(completed)s
            WHEN e.id IS NOT NULL THEN %(ended)s
            WHEN p.stage = %(paused)s THEN %(is_paused)s
            ELSE %(every_other)s END,
        %(active)s, p.owner_id
    FROM took t
    JOIN years y ON y.n = t.n
    JOIN partnerships_partner p ON p.office_id = %(office)s AND p.id = t.partner_id
    LEFT JOIN partnerships_exit e
        ON e.office_id = p.office_id AND e.partner_id = p.id AND e.archived_at IS NULL
    WHERE y.n > 1 OR p.id %% 2 = 0
"""
"""Whoever took part in the year before (by the day on which it began), and not in it."""


def close_in_bulk(office: int, today: date) -> None:
    """What became of those who stayed away, in two statements; after their endings."""
    values: dict[str, Any] = {
        "office": office,
        "today": today,
        "years": YEARS,
        "done": Status.DONE.value,
        "two_way": Exchange.TWO_WAY.value,
        "attempt": Exchange.ATTEMPT.value,
        "engagements": [it.value for it in ENGAGEMENTS],
        "active": Stage.ACTIVE.value,
        "paused": Stage.PAUSED.value,
        "is_paused": YearAnswer.PAUSED.value,
        "completed": YearAnswer.COMPLETED.value,
        "ended": YearAnswer.ENDED.value,
        "every_other": YearAnswer.EVERY_OTHER.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(CLOSE_SQL, values)
        cursor.execute(SETTLE_SQL, values)
