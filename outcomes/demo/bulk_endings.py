"""Endings in offices that are loaded in bulk: whoever has ended there has reasons, too."""

from datetime import date
from typing import Any

from django.db import connection

from partnerships.enums.exits import ExitReason

PLANNED = 15  # of a hundred endings
OLDEST = 900  # days since the earliest

END_SQL = """
    INSERT INTO partnerships_exit (office_id, recorded_at, partner_id, ended_on, as_planned, note,
        from_stage, recorded_by_id)
    SELECT d.office_id, d.ended_on::timestamptz, d.id, d.ended_on, d.drawn < %(planned)s, '',
        'active', d.owner_id
    FROM (
        SELECT p.office_id, p.id, p.owner_id, (p.id * 7919) %% 100 AS drawn,
            least(%(today)s::date, coalesce(
                (SELECT max(t.starts_on) + 14 FROM outreach_participation t
                    WHERE t.office_id = p.office_id AND t.partner_id = p.id),
                %(today)s::date - (p.id %% %(oldest)s)::integer)) AS ended_on
        FROM partnerships_partner p
        WHERE p.office_id = %(office)s AND p.stage = 'ended' AND NOT EXISTS (
            SELECT FROM partnerships_exit e
            WHERE e.office_id = p.office_id AND e.partner_id = p.id AND e.archived_at IS NULL)
    ) d
"""

WHY_SQL = """
    INSERT INTO partnerships_exitcause (office_id, recorded_at, exit_id, reason)
    SELECT DISTINCT e.office_id, e.recorded_at, e.id,
        (%(reasons)s::text[])[1 + (e.partner_id * step) %% %(count)s]
    FROM partnerships_exit e, unnest(ARRAY[31, 17]) step
    WHERE e.office_id = %(office)s AND NOT e.as_planned
      AND (step = 31 OR e.partner_id %% 3 = 0) AND NOT EXISTS (
        SELECT FROM partnerships_exitcause c
        WHERE c.office_id = e.office_id AND c.exit_id = e.id)
"""


def end_in_bulk(office: int, today: date) -> None:
    """An ending for everybody who has ended, with one or two reasons, in two statements."""
    values: dict[str, Any] = {
        "office": office,
        "today": today,
        "planned": PLANNED,
        "oldest": OLDEST,
        "reasons": list(ExitReason.values),
        "count": len(ExitReason),
    }
    with connection.cursor() as cursor:
        cursor.execute(END_SQL, values)
        cursor.execute(WHY_SQL, values)
