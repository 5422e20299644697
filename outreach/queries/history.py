"""Which activities and follow-ups belong to the history of a partner.

An activity belongs to it from the moment on in which the partner took part in it. `recorded_at`
is the clock of a statement, the audit's time that of its transaction: hence the ten minutes.
"""

from core.registries.history import Source
from outreach.models import Activity, ActivityContact, FollowUp, Participation

ACTIVITIES, FOLLOW_UPS = "activities", "follow-ups"


def _shared(column: str) -> str:
    """The condition that the partner took part by then in the activity of this column."""
    mine = "p.office_id = %(office)s AND p.partner_id = %(subject)s"
    return f"""h.{column} IN (SELECT p.activity_id FROM outreach_participation p WHERE {mine})
        AND EXISTS (SELECT FROM outreach_participation p
            WHERE {mine} AND p.activity_id = h.{column}
              AND p.recorded_at <= h.pgh_created_at + interval '10 minutes')"""


SOURCES = (
    Source("activity", ACTIVITIES, Activity, _shared("pgh_obj_id")),
    Source("part", ACTIVITIES, Participation, "h.partner_id = %(subject)s", ignored=("starts_on",)),
    Source(
        "company",
        ACTIVITIES,
        Participation,
        f"h.partner_id <> %(subject)s AND {_shared('activity_id')}",
        ignored=("starts_on",),
    ),
    Source("attendance", ACTIVITIES, ActivityContact, _shared("activity_id")),
    Source(
        "follow_up",
        FOLLOW_UPS,
        FollowUp,
        "h.partner_id = %(subject)s",
        ignored=("escalated_at", "escalated_to"),
    ),
)

FACTS = {
    "activity": """
        SELECT id, jsonb_build_object('kind', kind, 'starts_on', starts_on) AS facts
        FROM outreach_activity WHERE office_id = %(office)s AND id = ANY(%(ids)s)
    """,
}
