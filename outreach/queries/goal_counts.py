"""How far the goals of agreements are met, counted from the activities that were done."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import connection

from core.registries.goal_counts import Goal

COUNTED = """
WITH asked AS (
    SELECT * FROM unnest(%(keys)s::bigint[], %(partners)s::bigint[], %(counts)s::text[],
        %(kinds)s::text[], %(firsts)s::date[], %(lasts)s::date[])
        AS a (key, partner_id, counts, kind, first, last)
), family AS (
    SELECT a.*, a.partner_id AS member_id FROM asked a
    UNION ALL
    SELECT a.*, b.id FROM asked a
    JOIN partnerships_partner b ON b.office_id = %(office)s AND b.parent_id = a.partner_id
), taken AS (
    SELECT f.key, f.counts, d.id, max(d.student_count) AS students, max(d.places) AS places,
        sum(t.volunteers) AS volunteers, sum(t.volunteer_hours) AS hours
    FROM family f
    JOIN outreach_participation t ON t.office_id = %(office)s AND t.partner_id = f.member_id
        AND t.starts_on BETWEEN f.first AND f.last AND t.attended
    JOIN outreach_activity d ON d.office_id = %(office)s AND d.id = t.activity_id
        AND d.status = 'done' AND d.archived_at IS NULL
        AND f.kind IN ('', CASE f.counts WHEN 'places' THEN d.places_kind ELSE d.kind END)
    GROUP BY f.key, f.counts, d.id
)
SELECT key, coalesce(sum(CASE counts
    WHEN 'activities' THEN 1 WHEN 'students' THEN students WHEN 'places' THEN places
    WHEN 'volunteers' THEN volunteers WHEN 'hours' THEN hours END), 0)
FROM taken GROUP BY key
"""


def count_for_goals(office_id: int, goals: Sequence[Goal]) -> Mapping[int, Decimal]:
    """What was done and attended by each goal's partner and its branches, in one statement.

    An activity of several branches counts once, with its students and places; volunteers and
    hours are each branch's own. Places count by what they are for.
    """
    values: dict[str, Any] = {
        "office": office_id,
        "keys": [goal.key for goal in goals],
        "partners": [goal.partner_id for goal in goals],
        "counts": [goal.counts for goal in goals],
        "kinds": [goal.kind for goal in goals],
        "firsts": [goal.first for goal in goals],
        "lasts": [goal.last for goal in goals],
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, values)
        return {key: Decimal(number) for key, number in cursor.fetchall()}
