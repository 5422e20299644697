"""What each partner did in each school year, kept with the activities that it follows from."""

from collections.abc import Iterable
from contextlib import nullcontext
from typing import Any

from django.db import connection

from core.joins import joined_by_hash
from core.registries.standing import Follower
from offices.queries.school_years import HALF
from outreach.actions.standing import FEW, VALUES

TOUCHES_OF_A_YEAR = 2
"""Two-way touchpoints with which a partner took part, as with one engagement."""

# The years as offices.queries.school_years has them; a test holds the two equal.
YEARS = """
    years_closed AS (
        SELECT c.starts_on, c.ends_on FROM outcomes_closedyear c
        WHERE c.office_id = %(office)s AND c.reopened_at IS NULL
    ), years_usual AS (
        SELECT make_date(year, o.year_starts_month, o.year_starts_day) AS day
        FROM offices_office o,
            (SELECT extract(year FROM min(starts_on))::int AS first,
                extract(year FROM max(ends_on))::int AS last FROM years_spans) around,
            generate_series(around.first - 2, around.last + 2) year
        WHERE o.id = %(office)s
    ), years_all AS (
        SELECT day AS starts_on, lead(day) OVER (ORDER BY day) AS next_on FROM (
            SELECT u.day FROM years_usual u WHERE NOT EXISTS (
                SELECT FROM years_closed c
                WHERE u.day > c.starts_on - %(half)s AND u.day <= c.ends_on + %(half)s
            )
            UNION SELECT starts_on FROM years_closed
            UNION SELECT ends_on + 1 FROM years_closed
        ) begins
    )
"""

PARTS = f"""
    years_done AS MATERIALIZED (
        SELECT p.partner_id, a.kind = ANY(%(engagements)s) AS is_engagement, a.starts_on,
            CASE WHEN a.kind = ANY(%(engagements)s) THEN coalesce(a.ends_on, a.starts_on)
                ELSE a.starts_on END AS ends_on
        FROM outreach_participation p
        JOIN outreach_activity a ON a.office_id = p.office_id AND a.id = p.activity_id
        WHERE p.office_id = %(office)s AND (%(all)s OR p.partner_id = ANY(%(partners)s))
          AND p.attended AND a.archived_at IS NULL AND a.status = %(done)s
          AND (a.exchange = %(two_way)s
               OR a.kind = ANY(%(engagements)s) AND a.exchange <> %(attempt)s)
    ), years_spans AS (
        SELECT DISTINCT starts_on, ends_on FROM years_done
    ), {YEARS}, years_placed AS (
        SELECT s.starts_on, s.ends_on, y.starts_on AS year
        FROM years_spans s JOIN years_all y ON s.ends_on >= y.starts_on AND s.starts_on < y.next_on
    ), years_fresh AS (
        SELECT d.partner_id, l.year AS starts_on,
            count(*) FILTER (WHERE d.is_engagement) AS engagements,
            count(*) FILTER (WHERE NOT d.is_engagement) AS touches
        FROM years_done d
        JOIN years_placed l ON l.starts_on = d.starts_on AND l.ends_on = d.ends_on
        GROUP BY d.partner_id, l.year
    ), years_gone AS (
        DELETE FROM outcomes_partneryear k
        WHERE k.office_id = %(office)s AND (%(all)s OR k.partner_id = ANY(%(partners)s))
          AND NOT EXISTS (
            SELECT FROM years_fresh f
            WHERE f.partner_id = k.partner_id AND f.starts_on = k.starts_on
          )
    ), years_written AS (
        INSERT INTO outcomes_partneryear AS k
            (office_id, partner_id, starts_on, engagements, two_way_touches, took_part)
        SELECT %(office)s, partner_id, starts_on, engagements, touches,
            engagements > 0 OR touches >= %(enough)s
        FROM years_fresh
        ON CONFLICT (office_id, partner_id, starts_on) DO UPDATE SET
            engagements = excluded.engagements, two_way_touches = excluded.two_way_touches,
            took_part = excluded.took_part
        WHERE (k.engagements, k.two_way_touches)
            IS DISTINCT FROM (excluded.engagements, excluded.two_way_touches)
    )
"""

YEARS_KEPT = Follower(parts=PARTS, values={"half": HALF.days, "enough": TOUCHES_OF_A_YEAR} | VALUES)
"""The same in the statement that refreshes the standing."""


def refresh_partner_years(office_id: int, partner_ids: Iterable[int] | None = None) -> None:
    """Compute anew what these partners did in each school year (None: of the whole office).

    An engagement counts where it was done, attended and no mere attempt, in each year that it
    spans; a two-way touchpoint in the year of its first day. The partners' standing is locked by
    then.
    """
    values: dict[str, Any] = {
        "office": office_id,
        "all": partner_ids is None,
        "partners": sorted(set(partner_ids or ())),
    }
    are_many = partner_ids is None or len(values["partners"]) > FEW
    with joined_by_hash() if are_many else nullcontext(), connection.cursor() as cursor:
        cursor.execute(f"WITH {PARTS} SELECT", values | dict(YEARS_KEPT.values))
