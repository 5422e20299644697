"""The facts about a partner that recognition keeps: the last thanks, and by which channels."""

from collections.abc import Iterable
from contextlib import nullcontext
from typing import Any

from django.db import connection

from core.joins import joined_by_hash
from core.registries.standing import touch_health
from outreach.actions.standing import CHOSEN, FEW, LOCK_SQL, refresh_outreach_standing

REFRESH_SQL = f"""
    WITH newest AS (
        SELECT r.partner_id, r.given_on, r.channel,
            row_number() OVER (PARTITION BY r.partner_id ORDER BY r.given_on DESC, r.id DESC) place
        FROM recognition_recognition r
        WHERE r.office_id = %(office)s AND (%(all)s OR r.partner_id = ANY(%(partners)s))
          AND r.archived_at IS NULL
    ), thanked AS (
        SELECT n.partner_id, max(n.given_on) AS last_on,
            array_agg(n.channel ORDER BY n.place) AS channels
        FROM newest n WHERE n.place <= 3 GROUP BY n.partner_id
    ), fresh AS (
        SELECT s.id, t.last_on, coalesce(t.channels, '{{}}') AS channels
        FROM partnerships_partnerstanding s
        LEFT JOIN thanked t ON t.partner_id = s.partner_id
        WHERE {CHOSEN}
    )
    UPDATE partnerships_partnerstanding s
    SET last_thanked_on = f.last_on, last_channels = f.channels
    FROM fresh f
    WHERE s.office_id = %(office)s AND s.id = f.id
      AND (s.last_thanked_on, s.last_channels) IS DISTINCT FROM (f.last_on, f.channels)
    RETURNING s.partner_id
"""


def refresh_recognition_standing(office_id: int, partner_ids: Iterable[int] | None = None) -> None:
    """Compute recognition's facts of these partners anew (None: of all partners of the office).

    Which engagements wait for thanks is outreach's to say, so that its facts of those who changed
    follow. The rows are locked first, as for outreach.
    """
    values: dict[str, Any] = {
        "office": office_id,
        "all": partner_ids is None,
        "partners": sorted(set(partner_ids or ())),
    }
    are_many = partner_ids is None or len(values["partners"]) > FEW
    with joined_by_hash() if are_many else nullcontext(), connection.cursor() as cursor:
        cursor.execute(LOCK_SQL, values)
        cursor.execute(REFRESH_SQL, values)
        changed = [partner_id for (partner_id,) in cursor.fetchall()]
    touch_health(office_id, None if partner_ids is None else values["partners"])
    if changed:
        refresh_outreach_standing(office_id, changed)
